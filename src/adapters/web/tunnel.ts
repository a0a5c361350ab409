// Connections through a proxy: HTTP CONNECT (RFC 9110 §9.3.6) or SOCKS5 (RFC 1928, RFC 1929), TLS to the target inside them.
// An error names the proxy's host, never its password.
import type { LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6, type LookupFunction, type Socket } from 'node:net'
import { SocksClient } from 'socks'
import { buildConnector } from 'undici'

export type TunnelOptions = {
  /**
   * Resolves the target's name here, and the proxy is asked for the address: so a guard on addresses holds behind it, too. Left
   * out, the proxy resolves the name: where a network answers falsely that is what a proxy is for.
   */
  lookup?: LookupFunction
  /** Of the connection to the target. */
  tls?: buildConnector.BuildOptions
}

/** A fault before a byte of the request was written (transport.ts). */
class ProxyError extends Error {
  readonly code = 'EPROXY'
  override readonly name = 'ProxyError'
}

type Target = { host: string; port: number }
type Dial = (target: Target) => Promise<Socket>

const LIMIT_MS = 10_000
/** Addresses of one name that are tried. */
const MOST_ADDRESSES = 3

/** What undici connects by. `proxyUrl`: `http:`, `https:`, `socks5:` or `socks5h:`, with user and password where it wants them. */
export function createTunnel(proxyUrl: string, { lookup, tls }: TunnelOptions = {}): buildConnector.connector {
  const proxy = new URL(proxyUrl)
  const dial: Dial = proxy.protocol.startsWith('socks') ? dialSocks(proxy) : dialHttp(proxy)
  const secure = buildConnector({ timeout: LIMIT_MS, ...tls })

  const open = async ({ hostname, protocol, port }: buildConnector.Options): Promise<Socket> => {
    const host = bare(hostname)
    const targetPort = Number(port) || (protocol === 'https:' ? 443 : 80)
    const hosts = lookup === undefined ? [host] : await addressesOf(host, lookup)
    const limit = AbortSignal.timeout(LIMIT_MS)
    let failed: unknown
    for (const each of hosts) {
      if (limit.aborted) break
      try {
        return await dial({ host: each, port: targetPort })
      } catch (error) {
        failed = error
      }
    }
    throw new ProxyError(`the proxy ${proxy.host}: ${wordOf(failed)}`, { cause: failed })
  }

  return (options, callback) => {
    open(options).then(
      (socket) => {
        socket.setNoDelay(true)
        if (options.protocol === 'https:') secure({ ...options, httpSocket: socket }, callback)
        else callback(null, socket)
      },
      (error: Error) => callback(error, null),
    )
  }
}

function dialHttp(proxy: URL): Dial {
  const request = proxy.protocol === 'https:' ? requestHttps : requestHttp
  const { user, password } = credentialsOf(proxy)
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return ({ host, port }) =>
    new Promise((resolve, reject) => {
      const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`
      const asked = request({
        method: 'CONNECT',
        host: bare(proxy.hostname),
        port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
        path: authority,
        headers: { host: authority, ...(user === '' ? {} : { 'proxy-authorization': basic }) },
        agent: false,
      })
      const limit = setTimeout(() => asked.destroy(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS)
      asked.once('close', () => clearTimeout(limit))
      asked.once('error', reject)
      asked.once('connect', ({ statusCode = 0 }, socket, head) => {
        clearTimeout(limit)
        if (statusCode < 200 || statusCode > 299) {
          socket.destroy()
          return reject(new Error(`it answers ${statusCode} to CONNECT`))
        }
        if (head.length > 0) socket.unshift(head)
        resolve(socket as Socket)
      })
      asked.end()
    })
}

function dialSocks(proxy: URL): Dial {
  const { user, password } = credentialsOf(proxy)
  return async (destination) => {
    const { socket } = await SocksClient.createConnection({
      proxy: {
        host: bare(proxy.hostname),
        port: Number(proxy.port || 1080),
        type: 5,
        ...(user === '' ? {} : { userId: user, password }),
      },
      command: 'connect',
      destination,
      timeout: LIMIT_MS,
    })
    return socket
  }
}

/** IPv4 first: many a proxy has no other way out. What the lookup refuses is passed on as it is. */
function addressesOf(host: string, lookup: LookupFunction): Promise<string[]> {
  return new Promise((resolve, reject) =>
    lookup(host, { all: true }, (error, found) => {
      if (error) return reject(error)
      const all = typeof found === 'string' ? [{ address: found, family: 4 }] : found
      const sorted = all.toSorted((one: LookupAddress, other: LookupAddress) => one.family - other.family)
      resolve(sorted.slice(0, MOST_ADDRESSES).map(({ address }) => address))
    }),
  )
}

function credentialsOf({ username, password }: URL): { user: string; password: string } {
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) }
}

/** Without the brackets of an IPv6 address. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
