// Who may ask the sandbox's servers. They are local, but so are the pages of other sites open in the same browser: a name
// that was rebound to this address, or a form of another origin, must get nothing. Pure.
import type { IncomingHttpHeaders } from 'node:http'

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** Whether it is asked for under this machine's own name: another one was rebound to its address (DNS rebinding). */
export function hasOwnHost({ host }: IncomingHttpHeaders, port: number): boolean {
  return OWN_NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name))
}

/** Whether no page of another origin sent it. Clients that are no browser send neither header (Fetch, Fetch Metadata). */
export function hasOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  // `none`: typed into the address bar.
  return (
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  )
}
