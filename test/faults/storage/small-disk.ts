import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './struck-server.ts';

const size = 32 * 1024 * 1024;

export interface SmallDisk extends Fault {
  remove(): void;
}

/**
 * A real file system of its own in memory, which `strike` fills but for so many bytes. `null` where this process may
 * not mount one.
 */
export function smallDisk(folder: string, bytesLeft: number): SmallDisk | null {
  const mounted = join(folder, 'small-disk');
  mkdirSync(mounted);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mounted]);
  if (status !== 0) return null;
  const filler = join(mounted, 'filler');
  return {
    dataDir: join(mounted, 'data'),
    strike: () => {
      const { bavail, bsize } = statfsSync(mounted);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)));
    },
    heal: () => rmSync(filler),
    remove: () => {
      const { status: unmounted, stderr } = spawnSync('umount', [mounted]);
      if (unmounted !== 0) throw new Error(`${mounted} stays mounted: ${stderr}`);
    },
  };
}
