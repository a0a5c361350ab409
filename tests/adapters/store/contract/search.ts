import { beforeEach, describe, expect, it } from 'vitest'
import { type Phrase, parseSearch } from '#domain/search'
import { aFeed, anItem, aPage, DAY, MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

/** As a person writes it. */
function phrasesOf(line: string): Phrase[] {
  const parsed = parseSearch(line)
  if (parsed.kind === 'failure') throw new Error(parsed.code)
  return parsed.phrases
}

export function searchContract(world: World) {
  const { fetchItems, startFeed } = world
  /** An article that counts `minutesAgo`, with a text when one is given. */
  const publish = async (number: number, title: string, text?: string, minutesAgo = number) => {
    await fetchItems([anItem({ number, title })], NOW - minutesAgo * MINUTE)
    if (text !== undefined) await write(number, text)
  }
  const write = (number: number, text: string, at = NOW) =>
    world.store.recordPage(String(number), aPage({ lead: [], paragraphs: [{ kind: 'text', text }] }), undefined, at)
  const search = async (line: string, over: object = {}) => {
    const asked = { phrases: phrasesOf(line), languages: ['az'], sponsored: false, ...over }
    return (await world.store.searchArticles(asked, 20)).items.map(({ id }) => id)
  }

  describe('a search', () => {
    beforeEach(() => startFeed())

    it('finds all words in headline and text together: who has them in the headline first, then newest first', async () => {
      await publish(1, 'Neft bahalaşıb')
      await publish(2, 'İqtisadiyyat', 'Bu gün neft bahalaşıb.')
      await publish(3, 'Neftin qiyməti bahalaşıb')
      await publish(4, 'Neft', 'Qiymətlər bahalaşır.')
      await publish(5, 'Neft', 'Qiymətlər ucuzlaşır.')
      expect(await search('neft bahala')).toEqual(['1', '3', '2', '4'])
      expect(await search('NEFT')).toEqual(['1', '3', '4', '5', '2'])
    })

    it('finds letters with and without their marks, words by their beginnings, Cyrillic in Latin letters', async () => {
      await publish(1, 'Şuşada tədbir', 'Всё о выборах в Şəki')
      for (const line of ['Şuşa', 'susa', 'SUSA', 'tedbir', 'все', 'vybor', 'Şəki', 'seki'])
        expect([line, await search(line)]).toEqual([line, ['1']])
      for (const line of ['usa', 'tedbirler', 'выборы']) expect([line, await search(line)]).toEqual([line, []])
    })

    it('finds a quoted phrase only where its words follow one another, never across headline and text', async () => {
      await publish(1, 'Heydər Əliyev Fondunun layihəsi', 'Sabah açılır')
      await publish(2, 'Fondun rəhbəri', 'Heydər və Əliyev Fondu')
      expect(await search('"heydər əliyev fondu"')).toEqual(['1'])
      expect(await search('"layihəsi sabah"')).toEqual([])
      expect(await search('layihəsi sabah')).toEqual(['1'])
    })

    it('finds the corrected headline and no longer the old one, the new text and no longer the old one', async () => {
      await publish(1, 'Nazir gələcək', 'Birinci mətn')
      expect(await search('gelecek')).toEqual(['1'])
      await fetchItems([anItem({ number: 1, title: 'Nazir gəlmişdir', publishedAt: NOW })], NOW)
      expect(await search('gelmisdir')).toEqual(['1'])
      expect(await search('gelecek')).toEqual([])
      expect(await search('birinci')).toEqual(['1'])
      await write(1, 'İkinci mətn', NOW + MINUTE)
      expect(await search('ikinci')).toEqual(['1'])
      expect(await search('birinci')).toEqual([])
    })

    it('leaves out what is withdrawn or forgotten, sponsored items unless they are wanted, and other languages', async () => {
      await world.store.syncFeeds([aFeed(), aFeed({ id: 'en', language: 'en', url: 'https://e.example/rss' })], NOW)
      await fetchItems([], NOW - DAY, 'en')
      await fetchItems([anItem({ number: 1, title: 'Bank' })], NOW - DAY)
      await publish(2, 'Bank', 'Bank')
      await fetchItems([anItem({ number: 3, title: 'Bank', flags: ['sponsored'] })], NOW - 3 * MINUTE)
      await fetchItems([anItem({ number: 4, title: 'Bank' })], NOW - 4 * MINUTE, 'en')
      await publish(5, 'Bank')
      expect(await search('bank')).toEqual(['2', '5', '1'])
      expect(await search('bank', { sponsored: true })).toEqual(['2', '3', '5', '1'])
      expect(await search('bank', { languages: ['en', 'az'] })).toEqual(['2', '4', '5', '1'])
      expect(await search('bank', { untilAt: NOW - 4 * MINUTE })).toEqual(['5', '1'])
      await world.store.withdrawArticle('2', NOW)
      await world.store.pruneArticles(NOW - DAY + 1)
      expect(await search('bank')).toEqual(['5'])
    })

    it('gives every article once, however it is cut into pages', async () => {
      for (let number = 1; number <= 7; number++)
        await publish(
          number,
          number % 2 ? 'Qarabağ' : 'Xəbər',
          number % 3 ? undefined : 'Qarabağ',
          Math.ceil(number / 2),
        )
      const whole = await search('qarabag')
      expect(whole).toEqual(['1', '3', '5', '7', '6'])
      for (const size of [1, 2, 5]) {
        const seen: string[] = []
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const asked = { phrases: phrasesOf('qarabag'), languages: ['az'], sponsored: false }
          const page = await world.store.searchArticles(asked, size, cursor)
          expect(page.items.length).toBeGreaterThan(0)
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.next
        }
        expect(seen).toEqual(whole)
      }
    })

    it.each(["'); drop table articles; --", 'a:* & !b', '\\', "it's <-> not", 'x | y', '%_', '((', "''"])(
      'takes %s for words and nothing else',
      async (line) => {
        await publish(1, 'Xəbər')
        if (parseSearch(line).kind === 'search') expect(await search(line)).toEqual([])
        expect(await search('xeber')).toEqual(['1'])
      },
    )

    it('finds the same after a restart, and nothing is left to be made findable', async () => {
      await publish(1, 'Xəbər', 'Uzun mətn')
      await world.reopen()
      expect(await search('uzun')).toEqual(['1'])
      expect(await world.store.indexArticles(10)).toBe(0)
      expect(await world.store.newestUnindexedAt()).toBeUndefined()
    })

    it('for likeness counts how many of the phrases an article has, in all languages, withdrawn or not', async () => {
      await publish(1, 'Neft bahalaşıb')
      await publish(2, 'Neft', 'bahalaşıb satış')
      await publish(3, 'Satış')
      await world.store.withdrawArticle('1', NOW)
      const match = async (atLeast: number, where: 'headline' | 'anywhere') => {
        const phrases = ['neft', 'bahalasib', 'satis'].map((word) => [{ word, whole: true }])
        const matches = await world.store.matchArticles(phrases, atLeast, where, 9)
        return matches.map(({ article, found }) => [article.id, found])
      }
      expect(await match(1, 'headline')).toEqual([
        ['1', 2],
        ['2', 1],
        ['3', 1],
      ])
      expect(await match(2, 'anywhere')).toEqual([
        ['2', 3],
        ['1', 2],
      ])
      expect(await world.store.matchArticles([], 0, 'anywhere', 9)).toEqual([])
    })

    it('for likeness knows the headlines an article had before', async () => {
      await publish(1, 'Nazir gələcək')
      await fetchItems([anItem({ number: 1, title: 'Səfər', publishedAt: NOW })], NOW)
      await fetchItems([anItem({ number: 1, title: 'Səfər təxirə salınıb', publishedAt: NOW + 1 })], NOW + 1)
      const match = async (line: string, where: 'headline' | 'anywhere') =>
        (await world.store.matchArticles(phrasesOf(line), 1, where, 9)).map(({ found }) => found)
      expect(await match('gelecek', 'headline')).toEqual([1])
      expect(await match('gelecek sefer texire', 'headline')).toEqual([3])
      expect(await match('"gelecek sefer"', 'headline')).toEqual([])
      expect(await match('gelecek', 'anywhere')).toEqual([])
    })

    it('for likeness finds what stands at the end of a text of 20,000 words, most of them the same few', async () => {
      const filler = Array.from({ length: 10_000 }, (_, index) => `və söz${index % 3000}`).join(' ')
      await publish(1, 'Uzun söhbət', `${filler}. Və söz yenə sahibinə qayıtdı və susdu.`)
      await publish(2, 'Qısa söhbət', 'Susdu və qayıtdı: sahibinə yenə söz və və.', 1)
      const phrase = 've soz yene sahibine qayitdi'.split(' ').map((word) => ({ word, whole: true }))
      const [first, ...others] = await world.store.matchArticles([phrase], 1, 'anywhere', 9)
      expect([first?.article.id, others]).toEqual(['1', []])
      expect(await search('qayitdi')).toEqual(['2', '1'])
    })

    it('takes a text of longer and more various words than it can hold, and finds its beginning', async () => {
      const letters = Array.from({ length: 30 }, (_, index) => String.fromCodePoint(0x10d0 + index))
      const word = (index: number) =>
        `${letters[index % 30]}${letters[Math.floor(index / 30) % 30]}${letters[Math.floor(index / 900) % 30]}${'ა'.repeat(37)}`
      await publish(1, 'Uzun', `Başlanğıc ${Array.from({ length: 20_000 }, (_, index) => word(index)).join(' ')}`)
      expect(await search('baslangic')).toEqual(['1'])
      expect(await search(word(1000))).toEqual(['1'])
      expect(await search('uzun')).toEqual(['1'])
    })

    it('knows the moment of the oldest article', async () => {
      expect(await world.store.oldestArticleAt()).toBeUndefined()
      await publish(1, 'Xəbər', undefined, 5)
      await publish(2, 'Xəbər', undefined, 9)
      expect(await world.store.oldestArticleAt()).toBe(NOW - 9 * MINUTE)
    })
  })
}
