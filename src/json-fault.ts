// Where a text stops being JSON (RFC 8259). JSON.parse tells it for some faults only, each engine in its own words.

const TOKEN =
  /[\t\n\r ]*(?:(?<string>"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<sign>[[\]{},:]))/y

/** What may come next; `…-or-end`: or the bracket that closes. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/** "line 3, column 14" of the first token that cannot stand where it stands, or of the end where something lacks. */
export function faultPlace(text: string): string {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = 0
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end')
  for (;;) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)?.groups
    if (found === undefined) break
    const next = follow(expected, found)
    if (next === undefined) break
    expected = next
    at = TOKEN.lastIndex
  }
  const before = text.slice(0, at + (/^[\t\n\r ]*/.exec(text.slice(at))?.[0].length ?? 0)).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`

  function follow(now: Expected, { string, sign }: Record<string, string | undefined>): Expected | undefined {
    if (string !== undefined && now.startsWith('key')) return 'colon'
    if (sign === undefined) return now.startsWith('value') ? afterValue() : undefined
    if (now === 'colon') return sign === ':' ? 'value' : undefined
    if (sign === ',' && now === 'comma-or-end') return open.at(-1) === '{' ? 'key' : 'value'
    if ((sign === '[' || sign === '{') && now.startsWith('value')) {
      open.push(sign)
      return sign === '[' ? 'value-or-end' : 'key-or-end'
    }
    if (!now.endsWith('-or-end') || sign !== (open.at(-1) === '{' ? '}' : ']')) return undefined
    open.pop()
    return afterValue()
  }
}
