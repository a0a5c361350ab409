// What of a message is kept to be sent, without a bot: every kind there is, and what is refused.
import type { Message } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { contentOf } from '#features/broadcast-content'

const photo = [
  { file_id: 'small', file_unique_id: 's', width: 90, height: 60 },
  { file_id: 'large', file_unique_id: 'l', width: 900, height: 600 },
]
const file = (file_id: string) => ({ file_id, file_unique_id: file_id, duration: 1, width: 1, height: 1 })
const read = (message: object, from?: number) => contentOf(message as Message, from)

describe('the content of a message', () => {
  it('is its text with all formats, custom emoji and spoilers too, and whether links show a preview', () => {
    const entities = [
      { type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '5368324170671202286' },
      { type: 'spoiler', offset: 3, length: 4 },
      { type: 'text_link', offset: 8, length: 4, url: 'https://agency.example/' },
    ]
    expect(read({ text: '🎉 soon here', entities })).toEqual({
      kind: 'content',
      content: { kind: 'text', text: '🎉 soon here', entities, preview: true },
    })
    const bare = read({ text: 'https://agency.example/', link_preview_options: { is_disabled: true } })
    expect(bare).toMatchObject({ content: { preview: false } })
  })

  it.each([
    [{ url: 'https://b.example/' }, { url: 'https://b.example/' }],
    [
      { prefer_small_media: true, show_above_text: true },
      { size: 'small', isAbove: true },
    ],
    [{ url: '', prefer_large_media: true }, { size: 'large' }],
    [{ url: 'https://b.example/', is_disabled: true }, false],
    [{}, true],
  ])('keeps how its link is shown: %j', (link_preview_options, preview) => {
    expect(read({ text: 'see', link_preview_options })).toMatchObject({ content: { preview } })
  })

  it.each([
    ['the largest photo', { photo }, { kind: 'photo', fileId: 'large' }],
    ['a hidden photo', { photo, has_media_spoiler: true }, { kind: 'photo', fileId: 'large', spoiler: true }],
    ['a video', { video: file('v') }, { kind: 'video', fileId: 'v' }],
    [
      'an animation, which is a document too',
      { animation: file('a'), document: file('a') },
      { kind: 'animation', fileId: 'a' },
    ],
    ['a document', { document: file('d') }, { kind: 'document', fileId: 'd' }],
    ['audio', { audio: file('m') }, { kind: 'audio', fileId: 'm' }],
  ])('is %s', (_, message, item) => {
    expect(read(message)).toEqual({
      kind: 'content',
      content: { kind: 'media', items: [item], text: '', entities: [], captionAbove: false },
    })
  })

  it('is a caption with its formats, after the command, above the picture if it stood there', () => {
    const caption_entities = [
      { type: 'bot_command', offset: 0, length: 10 },
      { type: 'bold', offset: 15, length: 6 },
    ]
    const message = { photo, caption: '/broadcast The bridge', caption_entities, show_caption_above_media: true }
    expect(read(message, 10)).toMatchObject({
      content: { text: 'The bridge', entities: [{ type: 'bold', offset: 4, length: 6 }], captionAbove: true },
    })
  })

  it.each([
    ['a sticker', { sticker: { file_id: 's' } }],
    ['a poll', { poll: { id: '1' } }],
    ['a voice message', { voice: file('v') }],
    ['a round video', { video_note: file('n') }],
    ['a place', { location: { latitude: 40, longitude: 49 } }],
    ['a contact', { contact: { phone_number: '1', first_name: 'N' } }],
  ])('cannot be %s', (_, message) => {
    expect(read(message)).toEqual({ kind: 'unsendable' })
  })

  it('is no longer than Telegram allows, counted in code points', () => {
    expect(read({ text: '𝔸'.repeat(4096) }).kind).toBe('content')
    expect(read({ text: '𝔸'.repeat(4097) })).toEqual({ kind: 'wrong-length', limit: 4096, count: 4097 })
    expect(read({ text: '   ' })).toMatchObject({ kind: 'wrong-length' })
    expect(read({ photo, caption: 'ə'.repeat(1024) }).kind).toBe('content')
    expect(read({ photo, caption: 'ə'.repeat(1025) })).toEqual({ kind: 'wrong-caption', limit: 1024, count: 1025 })
  })
})
