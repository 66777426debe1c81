import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../ports.ts';

/** Whether Dovecot is here: Debian's package is dovecot-imapd. */
export const hasDovecot = existsSync('/usr/lib/dovecot/imap-login') && existsSync('/usr/sbin/dovecot');

/** A real IMAP server on this machine with one mailbox, in a folder of its own. `put` lays mails into it, as a mail server does. */
export async function startDovecot() {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const [port = 0] = await freePorts(1);
  const { uid, gid, username } = userInfo();
  // Mail may not belong to root.
  const owner = uid === 0 ? { uid: 65534, gid: 65534 } : { uid, gid };
  const home = join(folder, 'home');
  mkdirSync(home);
  if (uid === 0) spawnSync('chmod', ['755', folder]);
  chownSync(home, owner.uid, owner.gid);
  const config = join(folder, 'dovecot.conf');
  writeFileSync(
    config,
    `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
${uid === 0 ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${gid}`}
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=swordfish
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${home}
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`,
  );
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' });
  const isUp = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
      socket.on('error', () => resolve(false));
    });
  for (let tries = 0; tries < 200 && !(await isUp()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  let count = 0;
  return {
    url: `imap://desk%40town.example:swordfish@127.0.0.1:${port}/?tls=no`,
    /** `folder`: the inbox, or `Sent`. `date`: when the server got it. */
    put(mails: (string | Buffer)[], { sent = false, date = new Date() } = {}) {
      const place = join(home, 'Maildir', sent ? '.Sent' : '', 'new');
      for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(place, '..', part), { recursive: true });
      const seconds = Math.floor(date.getTime() / 1000);
      for (const mail of mails) {
        const file = join(place, `${seconds}.M${++count}.here`);
        writeFileSync(file, mail);
        // The time of a file is when the mail came.
        utimesSync(file, seconds, seconds);
      }
      spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, home]);
    },
    count: () =>
      Number(spawnSync('sh', ['-c', `find ${home}/Maildir -type f -name '*.here*' | wc -l`]).stdout.toString()),
    async stop() {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
