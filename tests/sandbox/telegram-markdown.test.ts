// MarkdownV2 and the first Markdown as functions. Cases follow tdlib's own (test/message_entities.cpp, parse_markdown).
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '#sandbox/telegram/markup/markdown'
import { parseMarkdownV2 } from '#sandbox/telegram/markup/markdown-v2'
import { openBench } from './api.ts'

const shown = ({ text, entities }: ReturnType<typeof parseMarkdownV2>) => [
  text,
  ...[...entities]
    .sort((a, b) => a.offset - b.offset || b.length - a.length)
    .map(({ type, offset, length }) => `${type} ${offset} ${length}`),
]

describe('MarkdownV2 (Bot API, "MarkdownV2 style")', () => {
  it.each([...']()>#+-=|{}.!'])('reserves %s, which a backslash frees', (char) => {
    const words = `Character '${char}' is reserved and must be escaped with the preceding '\\'`
    expect(() => parseMarkdownV2(`a${char}`)).toThrow(words)
    expect(parseMarkdownV2(`a\\${char}`)).toEqual({ text: `a${char}`, entities: [] })
  })

  it.each([
    ['🏟 🏟_abacaba', "Can't find end of Italic entity at byte offset 9"],
    ['🏟 🏟_abac * asd ', "Can't find end of Bold entity at byte offset 15"],
    ['🏟 🏟`', "Can't find end of Code entity at byte offset 9"],
    ['🏟 🏟```a', "Can't find end of Pre entity at byte offset 9"],
    ['🏟 🏟```a ', "Can't find end of PreCode entity at byte offset 9"],
    ['🏟 🏟```🏟 🏟`', "Can't find end of Code entity at byte offset 21"],
    ['🏟 🏟__🏟 _🏟___', "Can't find end of Italic entity at byte offset 23"],
    ['🏟 🏟||test\\|', "Can't find end of Spoiler entity at byte offset 9"],
    ['[telegram\\.org](asd\\)', "Can't find end of a URL at byte offset 16"],
    ['🏟 🏟![👍', "Can't find end of CustomEmoji entity at byte offset 9"],
    ['🏟 🏟![👍]', 'Custom emoji entity must contain a tg://emoji URL'],
    ['🏟 🏟![👍](tg://emoji?id=1234', "Can't find end of a custom emoji URL at byte offset 17"],
    ['🏟 🏟![👍](t://emoji?id=1234)', 'Custom emoji URL must have scheme tg'],
    ['🏟 🏟![👍](tg:emojis?id=1234)', 'Custom emoji URL must have host "emoji"'],
    ['🏟 🏟![👍](tg://emoji?test=1231&id=025)', 'Invalid custom emoji identifier specified'],
    ['>*b\n>ld \n>bo\nld*\nasd', "Can't find end of Bold entity at byte offset 1"],
    ['>asd\n>q||e||w||a\n||asdad', "Can't find end of Spoiler entity at byte offset 13"],
    ['>\n*a*>2', "Character '>' is reserved and must be escaped with the preceding '\\'"],
  ])('refuses %j', (source, reason) => {
    expect(() => parseMarkdownV2(source)).toThrow(reason)
  })

  it.each([
    ['\\\\\\a\\b\\➡️\\', ['\\ab\\➡️\\']],
    ['🏟 🏟_abac \\* asd _', ['🏟 🏟abac * asd ', 'italic 5 11']],
    ['🏟 🏟_🏟 __🏟___', ['🏟 🏟🏟 🏟', 'italic 5 5', 'underline 8 2']],
    ['🏟 🏟__🏟 _🏟_ __', ['🏟 🏟🏟 🏟 ', 'underline 5 6', 'italic 8 2']],
    ['🏟 🏟```🏟\n🏟```', ['🏟 🏟🏟', 'pre 5 2']],
    ['🏟 🏟```🏟\r\n🏟```', ['🏟 🏟🏟', 'pre 5 2']],
    ['🏟 🏟**', ['🏟 🏟']],
    ['||test||', ['test', 'spoiler 0 4']],
    ['[a\\.b](https://example.org/\\))', ['a.b', 'text_link 0 3']],
    ['[a](tg://user?id=7)', ['a', 'text_mention 0 1']],
    ['![👍](TG://EMoJI/?test=1231&id=25#id=32)a', ['👍a', 'custom_emoji 0 2']],
    ['![now](tg://time?unix=1647531900&format=wDT)', ['now', 'date_time 0 3']],
    ['abc\n>def\n>def\nghi', ['abc\ndef\ndef\nghi', 'blockquote 4 8']],
    ['>\n**>2', ['\n2', 'blockquote 0 1', 'blockquote 1 1']],
    ['>asd\n>q||e||w||\nasdad', ['asd\nqew\nasdad', 'expandable_blockquote 0 8', 'spoiler 5 1']],
    ['*>abcd\n*', ['abcd\n', 'bold 0 5', 'blockquote 0 5']],
    ['>`b\n>ld`\n>asd', ['b\n>ld\nasd', 'blockquote 0 9', 'code 0 5']],
  ])('reads %j', (source, expected) => {
    const [text, ...entities] = shown(parseMarkdownV2(source))
    expect([text, ...entities.sort()]).toEqual([expected[0], ...expected.slice(1).sort()])
  })

  it('names the language of a code block', () => {
    expect(parseMarkdownV2('```ts\nlet a```').entities).toEqual([{ type: 'pre', offset: 0, length: 5, language: 'ts' }])
  })
})

describe('Markdown (Bot API, "Markdown style")', () => {
  it.each([
    ['*a* _b_ `c`', ['a b c', 'bold 0 1', 'italic 2 1', 'code 4 1']],
    ['a\\_b_c_', ['a_bc', 'italic 3 1']],
    ['[x](https://example.org) [y]', ['x y', 'text_link 0 1']],
    ['```js\na```', ['a', 'pre 0 1']],
    ['1. done!', ['1. done!']],
  ])('reads %j', (source, expected) => {
    expect(shown(parseMarkdown(source))).toEqual(expected)
  })

  it('refuses an entity without an end, with its place in bytes', () => {
    expect(() => parseMarkdown('ə*a')).toThrow("Can't find end of the entity starting at byte offset 2")
  })
})

it('counts the text after parsing (Bot API, sendMessage: 1-4096 characters after entities parsing)', async () => {
  const { telegram, call } = await openBench()
  const { id } = telegram.person({ firstName: 'Aylin', isKnown: true })
  const send = (text: string, parse_mode: string) => call('sendMessage', { chat_id: id, text, parse_mode })
  expect(await send(`*${'🏟'.repeat(4096)}*`, 'MarkdownV2')).toMatchObject({ ok: true })
  expect(await send(`*${'🏟'.repeat(4097)}*`, 'markdown')).toMatchObject({
    description: 'Bad Request: message is too long',
  })
  expect(await send('a.', 'MarkdownV2')).toMatchObject({
    description:
      "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
  })
})
