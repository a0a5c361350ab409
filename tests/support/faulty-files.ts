// The real file system with a person at the switch: before every step that changes something it asks, and the answer
// can be an error, as a full disk or a broken one gives it.
import { createFiles, type Files, type OpenFile } from '#adapters/store/lowdb/files'

export type Step = 'open' | 'write' | 'half-written' | 'truncate' | 'sync' | 'rename' | 'remove' | 'folder'

/** Runs before each step; throwing makes the step fail there. A write is asked about at its start and half way. */
export type Gate = (step: Step, path: string) => Promise<void> | void

export function createFaultyFiles(gate: Gate): Files {
  const files = createFiles()
  return {
    ...files,
    async open(path, mode) {
      if (mode !== 'read') await gate('open', path)
      return withGate(await files.open(path, mode), path, gate)
    },
    async rename(from, to) {
      await gate('rename', to)
      await files.rename(from, to)
    },
    async remove(path) {
      await gate('remove', path)
      await files.remove(path)
    },
    async syncFolder(path) {
      await gate('folder', path)
      await files.syncFolder(path)
    },
  }
}

function withGate(file: OpenFile, path: string, gate: Gate): OpenFile {
  return {
    ...file,
    async write(bytes, position) {
      await gate('write', path)
      const half = bytes.length >> 1
      await file.write(bytes.subarray(0, half), position)
      await gate('half-written', path)
      await file.write(bytes.subarray(half), position + half)
    },
    async truncate(length) {
      await gate('truncate', path)
      await file.truncate(length)
    },
    async sync() {
      await gate('sync', path)
      await file.sync()
    },
  }
}

export function diskFull(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}
