// Pages that look like interviews and are none: their paragraphs must stay paragraphs, in order.
import { describe, expect, it } from 'vitest'
import { readPage } from '#adapters/page/read-page'
import { pageHtml, paragraphs } from './page-forms/page-html.ts'

const REPORTS: [name: string, lang: string, body: string][] = [
  [
    'a report with speech in quotation marks',
    'en',
    paragraphs(
      'The council voted on Tuesday to rebuild the harbour wall before winter.',
      '“We have waited too long,” the mayor said. “Do you want to wait for the next storm?”',
      'Opponents called the plan too dear. “I will not pay for stones,” one of them told reporters.',
      '“What will you tell your children?” she asked, and nobody answered.',
    ),
  ],
  [
    'a Russian report with speech after dashes',
    'ru',
    paragraphs(
      'В среду министр приехал на завод и долго ходил по цехам.',
      '— Вы уже запустили вторую линию? — спросил он у мастера.',
      'Мастер помолчал и признал:',
      '— Пока нет, мы ждём деталей.',
      'Все вокруг засмеялись, и министр тоже.',
      '— Тогда я приеду ещё раз,— пообещал он и пошёл к выходу.',
      'На этом визит закончился.',
    ),
  ],
  [
    'a dialogue retold with dashes on both sides',
    'ru',
    paragraphs(
      'На рынке было тесно, и очередь почти не двигалась.',
      '— Почём ваши яблоки? — спросила женщина.',
      '— По сто, но вам отдам дешевле, — ответил продавец.',
      'Она достала кошелёк и стала считать мелочь.',
      '— А вы откуда приехали? — спросила она снова.',
      '— С гор, — сказал он и улыбнулся.',
      'Цены на рынке за месяц выросли на пять процентов, сообщили в управлении статистики.',
      'Чиновники ожидают, что к зиме они вырастут ещё.',
    ),
  ],
  [
    'an explainer with questions as headings',
    'en',
    [
      [
        'What is the harbour levy?',
        'It is a charge on every ship that stays longer than a night. The town introduced it in 1931.',
      ],
      ['Who has to pay it?', 'Owners of ships over ten metres pay. Fishing boats are exempt under a later decree.'],
      ['How much is it?', 'The levy is four coins a metre. It rises every second year with the price of stone.'],
      [
        'Why is it disputed?',
        'Shipowners say that the money never reached the quay, and point to the audit of last year.',
      ],
    ]
      .map(([q, a]) => `<h2>${q}</h2><p>${a}</p>`)
      .join(''),
  ],
  [
    'an explainer that addresses its readers',
    'en',
    [
      ['How can you apply?', 'You can apply at the town hall. Bring your passport and two photographs with you.'],
      ['What will it cost you?', 'You pay nothing in the first year. After that your share is forty coins.'],
      ['Can you appeal?', 'You have thirty days. The form is on the website, and your neighbour may sign for you.'],
    ]
      .map(([q, a]) => `<h3>${q}</h3><p>${a}</p>`)
      .join(''),
  ],
  [
    'a list of common questions in the first person',
    'en',
    [
      ['How do I reset my ticket?', 'Open the machine, press the green button and wait for ten seconds.'],
      ['Where can I park?', 'Parking is free behind the station from Monday to Friday, except on market days.'],
      ['Can I take my dog?', 'Dogs travel free of charge on all lines when they are kept on a short lead.'],
    ]
      .map(([q, a]) => `<p><strong>${q}</strong></p><p>${a}</p>`)
      .join(''),
  ],
  [
    'a list with dashes',
    'en',
    paragraphs(
      'The government agreed on these measures for the coming year:',
      '- a new quay for the ferry, to be finished in autumn;',
      '- two lighthouses on the northern rocks, with lamps from the capital;',
      '- free passage for pupils and their teachers on all working days;',
      'The measures come into force on the first of March.',
    ),
  ],
  [
    'an Azerbaijani report with a list of what was said',
    'az',
    paragraphs(
      'Bakı, 1 noyabr, AZƏRTAC',
      'Nazirlikdə keçirilən iclasda yeni limanın tikintisi müzakirə olunub.',
      'Nazir bildirib ki, işlər vaxtında başa çatdırılacaq. “Biz bu layihəyə çox önəm veririk”, - deyə o əlavə edib.',
      'Sonra çıxış edən mütəxəssislər təkliflərini səsləndiriblər.',
    ),
  ],
  [
    'a report with bold subheadings that ask',
    'en',
    paragraphs(
      'The lighthouse has been dark since Sunday, and nobody knows why.',
      '<strong>What happened?</strong>',
      'A storm tore the cable from the rocks. Engineers are looking for the end of it.',
      '<strong>What next?</strong>',
      'A ship with a new cable is under way and should arrive by the weekend.',
    ),
  ],
  [
    'a report of a press conference',
    'de',
    paragraphs(
      'Der Minister stellte am Montag den Haushalt vor.',
      'Auf die Frage, ob die Steuern steigen, sagte er: „Nein, das schließe ich aus.“',
      '„Wollen Sie wirklich sparen?“, fragte eine Journalistin. „Ja“, antwortete der Minister knapp.',
      'Die Opposition nannte den Entwurf mutlos.',
    ),
  ],
  [
    'a transcript of one statement',
    'de',
    paragraphs(
      '-Ich gratuliere der Zeitung herzlich zu ihrem Jubiläum. Hundert Jahre sind eine lange Zeit, und Sie haben sie gut genutzt.',
      'Ich wünsche Ihnen weitere hundert Jahre und viele Leser, die Ihnen so treu bleiben wie ich.',
    ),
  ],
  [
    'notes with labels that are no speakers',
    'en',
    paragraphs(
      'The museum opens its new wing on Saturday with three rooms.',
      'Tickets: six coins, at the door.',
      'Opening hours: nine to five, longer on Fridays.',
      'Address: Harbour Street 4, beside the old customs house.',
    ),
  ],
  [
    'a chronicle with hours',
    'en',
    paragraphs(
      '<b>09:15</b> The ferry left with two hundred people on board.',
      '<b>10:40</b> The crew reported fog and slowed down.',
      '<b>11:05</b> Why did it stop? The coast guard says that a net had caught the screw.',
      '<b>12:30</b> All passengers were back on land.',
    ),
  ],
]

describe('a page that is no interview', () => {
  it.each(REPORTS)('keeps its paragraphs: %s', (_, lang, body) => {
    const reading = readPage({ html: pageHtml(body, { lang }) })
    if (reading.kind === 'failure') throw new Error(reading.detail)
    const { turns, lead, paragraphs: rest, dateline } = reading.page
    expect(turns).toEqual([])
    const texts = [...body.matchAll(/<(p|h[23])>(.*?)<\/\1>/g)].map(([, , text]) => text?.replace(/<[^>]+>/g, ''))
    expect([...(dateline ? [dateline] : []), ...lead, ...rest.map(({ text }) => text)]).toEqual(texts)
  })
})
