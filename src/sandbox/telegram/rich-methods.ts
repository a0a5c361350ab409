// sendRichMessage and rich content of edits (Bot API, InputRichMessage), HTML style. Markdown and blocks are refused.
import type { Message } from '@grammyjs/types'
import { type FileKind, fileContent, fileOf } from './files.ts'
import { checkTarget } from './keyboard.ts'
import { parseRichHtml } from './markup/rich-blocks.ts'
import { checkRich } from './markup/rich-limits.ts'
import type { MediaResolver } from './markup/rich-media.ts'
import { buttonsOf } from './markup/rich-plain.ts'
import { MarkupError } from './markup/tokens.ts'
import { addMessage, botAuthor, type Content } from './messages.ts'
import { isObject, objectOf, textOf } from './params.ts'
import { badRequest, notImplemented, Refusal } from './refusal.ts'
import type { Input } from './request.ts'
import { targetOf } from './send-methods.ts'
import type { State } from './state.ts'
import { reading } from './text.ts'

export function sendRichMessage(state: State, input: Input): Message {
  // What a server answers that does not know the method yet.
  if (!state.richMessages) throw new Refusal(404, 'Not Found')
  const { record, posting, thread } = targetOf(state, input.params)
  const content = { ...richContentOf(state, input), ...thread }
  return addMessage(state, record, botAuthor(state, record), content, posting).wire
}

/** The rich message of `rich_message`, within all limits, its media known. */
export function richContentOf(state: State, input: Input): Content {
  const rich = objectOf(input.params, 'rich_message', 'rich message')
  if (rich === undefined) throw badRequest('rich message is empty')
  if (['html', 'markdown', 'blocks'].filter((field) => rich[field] !== undefined).length !== 1)
    throw badRequest('exactly one of the fields html, markdown, or blocks must be used')
  const html = rich['html']
  if (typeof html !== 'string') throw notImplemented('rich messages in another field than html')
  const media = mediaOf(state, input, rich['media'])
  const blocks = reading(() => {
    const parsed = parseRichHtml(html, media)
    checkRich(parsed)
    return parsed
  })
  for (const { button } of buttonsOf(blocks)) {
    const { text, style, ...target } = button
    for (const [kind, value] of Object.entries(target)) checkTarget(kind as 'url', value)
  }
  return { rich_message: { blocks, ...(rich['is_rtl'] === true ? { is_rtl: true } : {}) } }
}

const KIND_OF_TAG: Readonly<Record<string, FileKind>> = {
  img: 'photo',
  video: 'video',
  audio: 'audio',
  'tg-document': 'document',
}
const KINDS: readonly FileKind[] = ['photo', 'video', 'audio', 'document', 'animation', 'voice_note']

/** `tg://photo?id=X` must name an element of `media` of that kind; otherwise only http(s) addresses are media. */
function mediaOf(state: State, input: Input, list: unknown): MediaResolver {
  const known = new Map<string, { kind: FileKind; media: unknown }>()
  for (const item of Array.isArray(list) ? list : []) {
    const id = isObject(item) ? textOf(item, 'id') : undefined
    const media = isObject(item) ? item['media'] : undefined
    const kind = isObject(media) ? KINDS.find((each) => each === media['type']) : undefined
    if (id === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw badRequest('invalid media identifier specified')
    if (kind === undefined || !isObject(media)) throw badRequest("can't parse InputMedia: unsupported type specified")
    if (known.has(id)) throw badRequest('duplicate media identifier specified')
    known.set(id, { kind, media: media['media'] })
  }
  return (tag, src) => {
    const wanted = KIND_OF_TAG[tag] ?? 'document'
    const link = /^tg:\/\/(photo|video|audio|document)\?id=(.*)$/.exec(src)
    const found = link === null ? undefined : known.get(link[2] ?? '')
    if (link !== null && (found === undefined || !fits(tag, link[1], found.kind)))
      throw new MarkupError(`Media "${link[2]}" isn't found`)
    if (link === null && !/^https?:\/\//i.test(src)) throw new MarkupError('Media must be an HTTP or HTTPS URL')
    const file = fileOf(state, input, found?.kind ?? wanted, found?.media ?? src, 'media')
    const { photo, video, animation, audio, voice, document } = fileContent(file) as Record<string, unknown>
    const [field, value] =
      Object.entries({ photo, video, animation, audio, voice_note: voice, document }).find(
        ([, each]) => each !== undefined,
      ) ?? []
    return { type: file.kind, [field ?? file.kind]: value }
  }
}

/** An animation shows through `<video>`, a voice note through `<audio>`. */
function fits(tag: string, scheme: string | undefined, kind: FileKind): boolean {
  const wanted = kind === 'animation' ? 'video' : kind === 'voice_note' ? 'audio' : kind
  return KIND_OF_TAG[tag] === wanted && scheme === wanted
}
