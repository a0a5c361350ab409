// Opens a page in the browser of whoever sits here; where there is none, nothing happens.
import { spawn } from 'node:child_process'

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
}

export function openInBrowser(url: string): void {
  const [command, ...rest] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...rest, url], { stdio: 'ignore', detached: true })
  opener.on('error', () => undefined)
  opener.unref()
}
