// Copies of plain data: what goes in and out of the store is never the caller's own object.

/** A deep copy of JSON-like data; faster than structuredClone. Fields that are undefined are left out, as JSON does. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  if (typeof value !== 'object' || value === null) return value
  const result: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue
    // `__proto__` would set the prototype and vanish.
    if (name === '__proto__') Object.defineProperty(result, name, { value: copy(field), enumerable: true })
    else result[name] = copy(field)
  }
  return result as T
}
