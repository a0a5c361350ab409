// Texts as every engine can hold them: PostgreSQL refuses a NUL and half of a surrogate pair, which feeds have sent.

const REFUSED = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const REPLACEMENT = '\ufffd'

/** The value with U+FFFD in the place of such characters; the same object where it has none. */
export function toPortableText<T>(value: T): T {
  if (typeof value === 'string') return value.replace(REFUSED, REPLACEMENT) as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(toPortableText)
    return (items.some((item, at) => item !== value[at]) ? items : value) as T
  }
  const fields = Object.entries(value).map(([name, field]) => [toPortableText(name), toPortableText(field)] as const)
  const isSame = fields.every(([name, field]) => (value as Record<string, unknown>)[name] === field)
  return isSame ? value : (Object.fromEntries(fields) as T)
}
