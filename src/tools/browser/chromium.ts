// The browser of tests and screenshots: the system's where CHROME_PATH says so, else one that npm brings, with all it needs.
import type { LaunchOptions } from 'playwright-core'
import { ENVIRONMENT } from '#config'
import { unpackChromium } from './unpack.ts'

// Pages of this project alone are opened, as root in a container, too: hence no sandbox and no zygote, which needs one.
// A container's /dev/shm is small. Hinting differs between machines.
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--hide-scrollbars',
]

/** How playwright starts it. The first call on a machine unpacks 190 MB, in some seconds. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const own = ENVIRONMENT['CHROME_PATH']
  if (own) return { executablePath: own, args: ARGUMENTS }
  return { ...(await unpackChromium()), args: ARGUMENTS }
}
