// A rich message in plain words: what of it may be compared with articles, and where it leads.
import type { RichBlock } from 'grammy/types'
import { expect, it } from 'vitest'
import { richLines, richLinks } from '#features/rich-lines'

const paragraph = (text: string): RichBlock => ({ type: 'paragraph', text })
const footer: RichBlock = {
  type: 'footer',
  text: ['Source: ', { type: 'bold', text: { type: 'url', text: 'agency.example', url: 'https://agency.example/1' } }],
}
const blocks: RichBlock[] = [
  { type: 'heading', size: 1, text: ['The port ', { type: 'italic', text: 'opens' }] },
  { type: 'divider' },
  { type: 'list', items: [{ label: '1.', blocks: [paragraph('First ship')] }] },
  { type: 'blockquote', blocks: [paragraph('We are glad.')] },
  { type: 'details', summary: 'More', blocks: [paragraph('A second ship')] },
  paragraph(''),
  footer,
]

it('is a line a block, what is nested too, without the footer', () => {
  expect(richLines(blocks)).toEqual(['The port opens', 'First ship', 'We are glad.', 'A second ship'])
})

it('leads where its words do, those of the footer too', () => {
  const link = (url: string) => ({ type: 'url' as const, text: 'here', url })
  const nested: RichBlock = {
    type: 'blockquote',
    blocks: [{ type: 'paragraph', text: ['See ', link('https://x.example/')] }],
  }
  expect(richLinks([nested, ...blocks])).toEqual(['https://x.example/', 'https://agency.example/1'])
})
