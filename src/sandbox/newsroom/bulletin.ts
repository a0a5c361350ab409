// What the agency puts out when its own stories are used up: service bulletins without end, so that news keeps coming.
// The figures follow from the count alone: no random, no clock of its own.
import type { Draft, Language } from './articles/article.ts'
import { bakuTime } from './stamp.ts'

type Template = { title: (time: string) => string; city: string; blocks: (figures: Figures) => string[] }
type Figures = { wind: number; gust: number; wave: string; ships: number; berths: number; hours: number }

const rota: Language[] = ['az', 'en', 'ru']

const roundUps: Record<Language, Pick<Draft, 'title'> & { intro: string }> = {
  az: { title: 'Bu saata olan əsas xəbərlər', intro: 'Agentlik bu saata olan əsas xəbərləri təqdim edir:' },
  en: { title: 'Top news hour by hour', intro: 'The agency presents the main news of the last hours:' },
  ru: { title: 'Главные новости к этому часу', intro: 'Агентство представляет главные новости к этому часу:' },
}

const coast: Record<Language, Template> = {
  az: {
    title: (time) => `Abşeron sahillərində külək və dalğa: saat ${time} məlumatı`,
    city: 'Bakı',
    blocks: ({ wind, gust, wave }) => [
      `Abşeron sahillərində şimal küləyinin sürəti saniyədə ${wind} metrdir, arabir ${gust} metrədək güclənir.`,
      `Açıq dənizdə dalğanın hündürlüyü ${wave} metrə çatır. Kiçik qayıqların sahildən uzaqlaşması tövsiyə olunmur.`,
      'Növbəti məlumat müşahidə məntəqəsindən alınan kimi veriləcək.',
    ],
  },
  en: {
    title: (time) => `Wind and waves off Absheron at ${time}`,
    city: 'Baku',
    blocks: ({ wind, gust, wave }) => [
      `A northerly wind of ${wind} metres a second is blowing along the Absheron coast, with gusts of up to ${gust}.`,
      `Waves on the open sea reach ${wave} metres. Small boats are advised to keep close to the shore.`,
      'The next bulletin follows as soon as the observation post reports.',
    ],
  },
  ru: {
    title: (time) => `Ветер и волнение у берегов Абшерона: данные на ${time}`,
    city: 'Баку',
    blocks: ({ wind, gust, wave }) => [
      `У берегов Абшерона дует северный ветер со скоростью ${wind} метров в секунду, порывы достигают ${gust} метров.`,
      `Высота волны в открытом море – ${wave} метра. Маломерным судам не рекомендуется отходить от берега.`,
      'Следующая сводка выйдет, как только поступят данные наблюдательного поста.',
    ],
  },
}

const port: Record<Language, Template> = {
  az: {
    title: (time) => `Limanda növbə: saat ${time} vəziyyəti`,
    city: 'Ələt',
    blocks: ({ ships, berths, hours }) => [
      `Limanın yanalma körpülərində ${ships} gəmi yüklənir, ${berths} körpü isə yeni gəmi qəbulu üçün hazırdır.`,
      `Bərəyə yük maşınlarının orta gözləmə müddəti ${hours} saatdır.`,
    ],
  },
  en: {
    title: (time) => `Port traffic at Alat: the picture at ${time}`,
    city: 'Alat',
    blocks: ({ ships, berths, hours }) => [
      `The number of ships loading at the quays of the port stands at ${ships}; berths free for new arrivals: ${berths}.`,
      `Lorries wait ${hours} hours for the ferry on average.`,
    ],
  },
  ru: {
    title: (time) => `Обстановка в порту Алят на ${time}`,
    city: 'Алят',
    blocks: ({ ships, berths, hours }) => [
      `Под погрузкой у причалов порта стоят суда, их число – ${ships}; свободных причалов – ${berths}.`,
      `Среднее время ожидания парома для грузовиков составляет ${hours} ч.`,
    ],
  },
}

/** The bulletin of a place in the endless rota, counted from 0: coast, port, round-up, each in three languages. */
export function composeBulletin(number: number, index: number, at: number): Draft {
  const language = rota[index % rota.length] ?? 'en'
  const kind = Math.floor(index / rota.length) % 3
  if (kind === 2) {
    const { title, intro } = roundUps[language]
    return { number, language, section: 'society', title, body: { form: 'round-up', intro, count: 8 } }
  }
  const { title, city, blocks } = (kind === 0 ? coast : port)[language]
  const body = { form: 'report' as const, blocks: blocks(figuresOf(index)) }
  return { number, language, section: kind === 0 ? 'regions' : 'economy', title: title(bakuTime(at)), city, body }
}

function figuresOf(index: number): Figures {
  const wind = 5 + ((index * 7) % 6)
  const wave = (0.6 + ((index * 5) % 12) / 10).toFixed(1)
  return { wind, gust: wind + 5, wave, ships: 6 + (index % 5), berths: 2 + (index % 3), hours: 3 + (index % 4) }
}
