// Which network addresses may be visited. Decided on the address itself, never on the name it came from.
import type { LookupAddress, LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Thrown into a connection whose name leads to private addresses only. */
class PrivateAddressError extends Error {
  readonly code = 'EPRIVATE'
  override readonly name = 'PrivateAddressError'
}

/** Resolves a name to all its addresses, as `dns.lookup` does with `all: true`. */
export type ResolveAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * True for plain unicast addresses of the internet. Everything special is private: loopback, link-local, RFC 1918,
 * carrier NAT, unique local, and all forms that embed an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  // IANA has given out 2000::/3 only; what lies outside is not routed, whatever name it may get.
  return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}

/** The address in a URL's host, without brackets; undefined when the host is a name. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname
  return ipaddr.isValid(bare) ? bare : undefined
}

/**
 * A `lookup` for sockets that hands on public addresses only. It runs as part of connecting, so a name cannot resolve
 * to one address for the check and to another for the connection.
 */
export function guardLookup(resolveAll: ResolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolveAll(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const allowed = addresses.filter(({ address }) => isPublicAddress(address))
      const first = allowed[0]
      if (!first) return callback(new PrivateAddressError(`${hostname} has no public address`), [])
      if (options.all) return callback(null, allowed)
      callback(null, first.address, first.family)
    })
  }
}
