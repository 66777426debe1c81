import { execFile, execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../ports.ts';

const run = promisify(execFile);

/** What is missing on this machine for a real osTicket; nothing where all is there. */
export function missingForOsTicket(source: string | undefined): string | undefined {
  if (!source || !existsSync(source)) return 'OSTICKET names no copy of osTicket (a folder, or a git directory)';
  for (const program of ['php', 'mariadbd', 'mariadb-install-db', 'mariadb'])
    if (spawnSync('which', [program]).status !== 0) return `${program} is not here`;
  return undefined;
}

/**
 * A real osTicket, installed into a folder of its own with a MariaDB of its own, both on loopback; `events`: where its plugin
 * tells what became of tickets. PHP's own server stands for a web server: its rewriting is done by a router, and osTicket is told that this
 * server is no command line.
 */
export async function startOsTicket(source: string, events: { address: string; secret: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'osticket-'));
  const [databasePort = 0, port = 0] = await freePorts(2);
  const root = join(folder, 'site');
  mkdirSync(root);
  if (existsSync(join(source, 'bootstrap.php'))) cpSync(source, root, { recursive: true });
  else {
    const fonts = ':(exclude)include/mpdf/vendor/mpdf/mpdf/ttfonts';
    execFileSync('sh', ['-c', 'git --git-dir="$1" archive HEAD -- . "$2" | tar x -C "$3"', 'sh', source, fonts, root], {
      stdio: 'ignore',
    });
  }
  cpSync('deploy/answers/osticket', join(root, 'include/plugins/pult'), { recursive: true });
  const core = join(root, 'include/class.osticket.php');
  const code = readFileSync(core, 'utf8');
  writeFileSync(core, code.replace("!strcasecmp(substr(php_sapi_name(), 0, 3), 'cli')", "php_sapi_name() === 'cli'"));

  const data = join(folder, 'data');
  const { username } = userInfo();
  const own = ['--no-defaults', `--datadir=${data}`, `--user=${username}`];
  execFileSync('mariadb-install-db', [...own, '--auth-root-authentication-method=normal'], { stdio: 'ignore' });
  const children: ChildProcess[] = [];
  children.push(
    spawn('mariadbd', [...own, `--port=${databasePort}`, '--bind-address=127.0.0.1', `--socket=${folder}/sql.sock`], {
      stdio: 'ignore',
    }),
  );
  await isListening(databasePort);
  const query = (text: string) =>
    execFileSync('mariadb', ['--no-defaults', `--socket=${folder}/sql.sock`, '-uroot', '-N', '-e', text])
      .toString()
      .trim();
  query(
    "create database desk; create user desk@'127.0.0.1' identified by 'desk'; grant all on desk.* to desk@'127.0.0.1'",
  );

  const config = join(root, 'include/ost-config.php');
  cpSync(join(root, 'include/ost-sampleconfig.php'), config);
  const install = join(folder, 'install.php');
  writeFileSync(
    install,
    `<?php
chdir('${root}/setup');
$_SERVER['REMOTE_ADDR'] = '127.0.0.1'; $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; $_SERVER['REQUEST_METHOD'] = 'POST'; $_SERVER['SCRIPT_NAME'] = '/setup/install.php';
require 'setup.inc.php'; require_once INC_DIR . 'class.installer.php';
$it = new Installer('../include/ost-config.php');
$ok = $it->install(['name' => 'Town', 'email' => 'help@town.example', 'fname' => 'A', 'lname' => 'B', 'admin_email' => 'boss@town.example',
  'username' => 'boss1', 'passwd' => 'swordfish99', 'passwd2' => 'swordfish99', 'prefix' => 'ost_', 'dbhost' => '127.0.0.1:${databasePort}',
  'dbname' => 'desk', 'dbuser' => 'desk', 'dbpass' => 'desk', 'lang_id' => 'en_US', 'timezone' => 'UTC']);
if (!$ok) { echo json_encode($it->getErrors()); exit(1); }
`,
  );
  execFileSync('php', ['-d', 'error_reporting=0', '-d', 'display_errors=0', install], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  rmSync(join(root, 'setup'), { recursive: true });
  query(`use desk;
    insert into ost_api_key set isactive=1, ipaddr='127.0.0.1', apikey='KEY', can_create_tickets=1, updated=now(), created=now();
    insert into ost_plugin set name='Answers to Pult', install_path='plugins/pult', isactive=1, version='1', installed=now();
    insert into ost_plugin_instance set plugin_id=last_insert_id(), flags=1, name='Answers', created=now();
    insert into ost_config (namespace, \`key\`, value, updated) values ('plugin.1.instance.1', 'address', '${events.address}', now()), ('plugin.1.instance.1', 'secret', '${events.secret}', now());
    update ost_config set value='0' where \`key\` in ('verify_email_addrs');
    insert into ost_help_topic set topic='Health', ispublic=1, flags=2, notes='', dept_id=2, created=now(), updated=now();
    insert into ost_email set name='Health', email='health@town.example', dept_id=2, topic_id=last_insert_id(), notes='', created=now(), updated=now();`);

  const router = join(folder, 'router.php');
  writeFileSync(
    router,
    `<?php
if (preg_match('#^/api/(?!http\\.php)(.+)$#', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), $found)) $_SERVER['PATH_INFO'] = '/' . $found[1];
elseif (preg_match('#^/api/http\\.php(/.+)$#', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), $found)) $_SERVER['PATH_INFO'] = $found[1];
else return false;
chdir('${root}/api'); $_SERVER['SCRIPT_NAME'] = '/api/http.php'; $_SERVER['SCRIPT_FILENAME'] = '${root}/api/http.php';
require '${root}/api/http.php';
`,
  );
  const options = ['-d', 'display_errors=0', '-d', 'post_max_size=30M', '-d', 'memory_limit=256M'];
  children.push(
    spawn('php', [...options, '-S', `127.0.0.1:${port}`, '-t', root, router], {
      stdio: 'ignore',
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    }),
  );
  await isListening(port);
  return {
    url: `http://127.0.0.1:${port}`,
    query,
    /** Runs PHP within osTicket, as its own commands do; `$ticket` is the ticket of a number. */
    async as(number: string, what: string) {
      const file = join(folder, 'act.php');
      writeFileSync(
        file,
        `<?php chdir('${root}'); $_SERVER['REMOTE_ADDR'] = '127.0.0.1'; $_SERVER['HTTP_HOST'] = '127.0.0.1';
require '${root}/main.inc.php'; require_once INCLUDE_DIR . 'class.ticket.php'; require_once INCLUDE_DIR . 'class.staff.php';
$thisstaff = Staff::lookup(1); $ticket = Ticket::lookupByNumber('${number}'); $errors = array();
${what}
if ($errors) { echo json_encode($errors); exit(1); }
`,
      );
      // Without waiting here: it tells a server in this process.
      return (await run('php', ['-d', 'error_reporting=0', '-d', 'display_errors=0', file])).stdout;
    },
    async stop() {
      for (const child of children.reverse()) {
        const ended = new Promise((resolve) => child.on('exit', resolve));
        child.kill();
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isListening(port: number) {
  for (let tries = 0; tries < 600; tries++) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
      socket.on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing listens on port ${port}.`);
}
