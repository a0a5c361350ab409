import { describe, expect, it } from 'vitest'
import { newsLanguages } from '#domain/news-languages'

describe('the languages of the news', () => {
  it.each([
    ['the reader’s where some feed has it', { language: 'ru' }, ['az', 'en', 'ru'], ['ru']],
    ['then the second one', { language: 'ru', secondLanguage: 'az' }, ['az', 'en', 'ru'], ['ru', 'az']],
    ['the default where no feed has it', { language: 'de' }, ['az', 'en'], ['en']],
    ['the first offered where the default has no feed either', { language: 'de' }, ['az', 'ru'], ['az']],
    ['a second one only where some feed has it', { language: 'az', secondLanguage: 'fr' }, ['az'], ['az']],
    ['none twice', { language: 'de', secondLanguage: 'en' }, ['en'], ['en']],
    ['none where nothing is offered', { language: 'az', secondLanguage: 'ru' }, [], []],
  ])('%s', (_, chat, offered, expected) => {
    expect(newsLanguages(chat, offered, 'en')).toEqual(expected)
  })
})
