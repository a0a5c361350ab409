// What the agency's site says around its stories, by language: its names, its sections, and the furniture of a page.
import type { Language, SectionSlug } from './articles/article.ts'

export type SiteWords = {
  agency: string
  /** As it signs a dateline. */
  short: string
  home: string
  otherNews: string
  latest: string
  share: string
  follow: string
  subscribe: string
  subscribeButton: string
  cookies: string
  cookiesButton: string
  rights: string
  notFound: string
  withdrawn: string
}

export const languages: Language[] = ['az', 'en', 'ru']

export const words: Record<Language, SiteWords> = {
  az: {
    agency: 'Xəzər Xəbər Agentliyi',
    short: 'XXA',
    home: 'ANA SƏHİFƏ',
    otherNews: 'Bölmənin digər xəbərləri',
    latest: 'Xəbər lenti',
    share: 'Xəbəri sosial şəbəkədə paylaş',
    follow: 'Bizi sosial şəbəkələrdə izləyin',
    subscribe: 'Günün xəbərlərini elektron poçtunuza alın',
    subscribeButton: 'Abunə ol',
    cookies: 'Sayt kukilərdən istifadə edir. Davam etməklə bununla razılaşırsınız.',
    cookiesButton: 'Razıyam',
    rights: 'Bütün hüquqlar qorunur. Məlumatdan istifadə etdikdə istinad vacibdir.',
    notFound: 'Belə səhifə yoxdur',
    withdrawn: 'Bu xəbər geri çağırılıb',
  },
  en: {
    agency: 'Caspian News Agency',
    short: 'CNA',
    home: 'HOME',
    otherNews: 'Other news in this section',
    latest: 'Latest news',
    share: 'Share news on social media',
    follow: 'Follow us on social network',
    subscribe: 'Get the news of the day by e-mail',
    subscribeButton: 'Subscribe',
    cookies: 'This site uses cookies. By continuing you agree to that.',
    cookiesButton: 'I agree',
    rights: 'All rights reserved. A link is required when material is used.',
    notFound: 'There is no such page',
    withdrawn: 'This story has been withdrawn',
  },
  ru: {
    agency: 'Каспийское информационное агентство',
    short: 'КИА',
    home: 'ГЛАВНАЯ',
    otherNews: 'Другие новости раздела',
    latest: 'Лента новостей',
    share: 'Поделиться новостью в социальных сетях',
    follow: 'Подписывайтесь на нас в социальных сетях',
    subscribe: 'Получайте новости дня по электронной почте',
    subscribeButton: 'Подписаться',
    cookies: 'Сайт использует файлы cookie. Продолжая, вы соглашаетесь с этим.',
    cookiesButton: 'Согласен',
    rights: 'Все права защищены. При использовании материалов ссылка обязательна.',
    notFound: 'Такой страницы нет',
    withdrawn: 'Эта новость отозвана',
  },
}

const sectionNames: Record<SectionSlug, Record<Language, string>> = {
  official_chronicle: { az: 'RƏSMİ XRONİKA', en: 'OFFICIAL CHRONICLE', ru: 'ОФИЦИАЛЬНАЯ ХРОНИКА' },
  politics: { az: 'SİYASƏT', en: 'POLITICS', ru: 'ПОЛИТИКА' },
  economy: { az: 'İQTİSADİYYAT', en: 'ECONOMY', ru: 'ЭКОНОМИКА' },
  society: { az: 'CƏMİYYƏT', en: 'SOCIETY', ru: 'ОБЩЕСТВО' },
  culture: { az: 'MƏDƏNİYYƏT', en: 'CULTURE', ru: 'КУЛЬТУРА' },
  sport: { az: 'İDMAN', en: 'SPORT', ru: 'СПОРТ' },
  world: { az: 'DÜNYA', en: 'WORLD', ru: 'В МИРЕ' },
  science_education: { az: 'ELM VƏ TƏHSİL', en: 'SCIENCE AND EDUCATION', ru: 'НАУКА И ОБРАЗОВАНИЕ' },
  health: { az: 'SƏHİYYƏ', en: 'HEALTH', ru: 'ЗДРАВООХРАНЕНИЕ' },
  tourism: { az: 'TURİZM', en: 'TOURISM', ru: 'ТУРИЗМ' },
  regions: { az: 'BÖLGƏLƏR', en: 'REGIONS', ru: 'РЕГИОНЫ' },
  incidents: { az: 'HADİSƏ', en: 'INCIDENTS', ru: 'ПРОИСШЕСТВИЯ' },
  technology: { az: 'TEXNOLOGİYA', en: 'TECHNOLOGY', ru: 'ТЕХНОЛОГИИ' },
}

export const sections = Object.keys(sectionNames) as SectionSlug[]

/** The section's name as the site prints it, in capitals. */
export function sectionName(section: SectionSlug, language: Language): string {
  return sectionNames[section][language]
}

/** `''` for az, `/en` and `/ru` for the others: what a path of the site opens with. */
export function languagePrefix(language: Language): string {
  return language === 'az' ? '' : `/${language}`
}
