import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The modules of Asterisk that a call needs. */
const modules =
  'pbx_config res_agi app_stack app_dial app_playback app_verbose func_logic func_callerid codec_ulaw codec_alaw format_wav format_pcm res_rtp_asterisk res_sorcery_config res_sorcery_memory res_sorcery_astdb res_pjproject res_pjsip res_pjsip_session res_pjsip_sdp_rtp res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_anonymous res_pjsip_authenticator_digest res_pjsip_caller_id res_pjsip_rfc3326 res_pjsip_dtmf_info chan_pjsip bridge_simple bridge_softmix bridge_builtin_features bridge_holding res_timing_timerfd func_channel res_speech res_geolocation res_pjsip_pubsub res_http_websocket res_musiconhold';

/**
 * Writes the configuration of an Asterisk that takes calls on 127.0.0.1 and hands them to the telephone at a port. `root` is the
 * folder in which it runs; the result is the path of its `asterisk.conf` from there.
 */
export function writeConfig(root: string, { sip, rtp, agi }: { sip: number; rtp: number; agi: number }): string {
  const folder = '/tmp/pult-asterisk';
  const at = (name: string) => join(root, folder, name);
  for (const name of ['', 'run', 'log', 'spool', 'db', 'keys', 'data']) mkdirSync(at(name), { recursive: true });
  const files: Record<string, string> = {
    'asterisk.conf': `[directories]
astetcdir => ${folder}
astmoddir => /usr/lib/x86_64-linux-gnu/asterisk/modules
astvarlibdir => ${folder}/data
astdbdir => ${folder}/db
astkeydir => ${folder}/keys
astdatadir => /usr/share/asterisk
astagidir => ${folder}/data
astspooldir => ${folder}/spool
astrundir => ${folder}/run
astlogdir => ${folder}/log
astsbindir => /usr/sbin
[options]
documentation_language = en_US
`,
    'modules.conf': `[modules]\nautoload=no\n${modules
      .split(' ')
      .map((name) => `load=${name}.so\n`)
      .join('')}`,
    'logger.conf': '[general]\n[logfiles]\nfull => notice,warning,error,verbose(3)\n',
    'rtp.conf': `[general]\nrtpstart=${rtp}\nrtpend=${rtp + 200}\nstrictrtp=no\n`,
    'pjsip.conf': `[global]
type=global
endpoint_identifier_order=ip,anonymous
[udp]
type=transport
protocol=udp
bind=127.0.0.1:${sip}
[caller]
type=endpoint
context=incoming
disallow=all
allow=ulaw
direct_media=no
dtmf_mode=rfc4733
rtp_symmetric=yes
trust_id_inbound=yes
[caller]
type=identify
endpoint=caller
match=127.0.0.1
`,
    'extensions.conf': `[incoming]
exten => help,1,AGI(agi://127.0.0.1:${agi})
 same => n,Hangup()
[pult-desk]
exten => s,1,Dial(Local/\${PULT_PHONE}@desks/n,\${PULT_SECONDS})
 same => n,Return()
[desks]
exten => _+X.,1,Answer()
 same => n,Playback(/usr/share/asterisk/sounds/en/beep)
 same => n,Wait(1)
 same => n,Hangup()
`,
    'ccss.conf': '',
    'features.conf': '',
    'cdr.conf': '',
    'cel.conf': '',
    'acl.conf': '',
    'udptl.conf': '',
    'musiconhold.conf': '',
    'indications.conf':
      '[general]\ncountry=us\n[us]\ndescription=x\nringcadence=2000,4000\ndial=350+440\nbusy=480+620/500,0/500\nring=440+480/2000,0/4000\ncongestion=480+620/250,0/250\ncallwaiting=440/300,0/10000\ndialrecall=350+440\nrecord=1400/500,0/15000\ninfo=!950/330\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  return `${folder}/asterisk.conf`;
}
