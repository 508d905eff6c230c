// Debian packages for the tests, where a machine may simply install them: Debian, as root.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Ubuntu's `chromium` and `firefox` are snaps, which a container cannot run: Debian only. */
export function canApt() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** True when all packages are installed afterwards. An old list of packages would bring old browsers. */
export function aptInstall(packages) {
  const apt = (...args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status, stderr } = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    return { ok: status === 0, stderr: stderr ?? '' };
  };
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  console.log(`apt-get install ${packages.join(' ')}`);
  // Without a network, what is in the cache may do.
  apt('update');
  const result = install();
  if (!result.ok) console.error(result.stderr.trim());
  return result.ok;
}
