// Who may ask. The server is local, but so are the pages of other sites open in the same browser: a name that was
// rebound to this address, or a form of another origin, must get nothing.
import type { IncomingHttpHeaders } from 'node:http'
import { Refused } from './refused.ts'

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** Refuses a request under another name than this machine's own (DNS rebinding). */
export function requireOwnHost({ host }: IncomingHttpHeaders, port: number): void {
  if (!OWN_NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name)))
    throw new Refused(403, 'This page answers only under this machine’s own name.')
}

/** Refuses what the page of another origin sent. Clients that are no browser send neither header. */
export function requireOwnOrigin(headers: IncomingHttpHeaders): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const isForeign = origin !== undefined && origin !== `http://${host}`
  // `none`: typed into the address bar.
  if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    throw new Refused(403, 'Only the page itself may ask for this.')
}
