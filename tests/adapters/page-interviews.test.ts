// Interviews in every markup a page may use: the same talk must come out of all of them.
import { describe, expect, it } from 'vitest'
import { readPage } from '#adapters/page/read-page'
import { pageHtml, paragraphs } from './page-forms/page-html.ts'

const INTRO =
  'The port engineer Lena Morris has led the works since spring. We talked with her on the new quay in an interview about what comes next.'
const Q1 = 'What did you find when you first walked along the old quay?'
const Q2 = 'You promised to finish by May. Will you keep that promise?'
const Q3 = 'And how do your neighbours in the fishing village see it?'
const A1 = 'I found rust and silence. My first thought was that we would need ten years, and I told everybody so.'
const A1B = 'Then we began to measure. Was it as bad as it looked? No, the foundations were better than we had feared.'
const A2 = 'We will, unless the winter is harder than the last one was. I have learned not to promise weather.'
const A3 = 'They wait and see. My own uncle still moors his boat on the other side, and he tells me he will stay there.'
const A3B = 'But his daughter has asked for a place here, and that says more than any survey could tell us.'

type Talk = { question: string; answer: string[] }[]
const TALK: Talk = [
  { question: Q1, answer: [A1, A1B] },
  { question: Q2, answer: [A2] },
  { question: Q3, answer: [A3, A3B] },
]

const each = (write: (question: string, answer: string[], index: number) => string) =>
  TALK.map(({ question, answer }, index) => write(question, answer, index)).join('\n')

const FORMS: [name: string, body: string][] = [
  ['a hyphen for questions and a dash for answers', each((q, [a, ...more]) => paragraphs(`- ${q}`, `– ${a}`, ...more))],
  ['hyphens on both sides', each((q, [a, ...more]) => paragraphs(`- ${q}`, `- ${a}`, ...more))],
  ['long dashes on both sides', each((q, [a, ...more]) => paragraphs(`— ${q}`, `— ${a}`, ...more))],
  ['dashes without a space', each((q, [a, ...more]) => paragraphs(`-${q}`, `-${a}`, ...more))],
  ['dashes on questions alone', each((q, a) => paragraphs(`– ${q}`, ...a))],
  ['dashes on answers alone', each((q, [a, ...more]) => paragraphs(q, `– ${a}`, ...more))],
  [
    'a literal break left in the text',
    each((q, [a, ...more]) => paragraphs(`-${q}&lt;br&gt;`, `-${a}&lt;br&gt;`, ...more)),
  ],
  ['stars', each((q, a) => paragraphs(`* ${q}`, ...a))],
  [
    'stars in bold and dashes in one paragraph',
    each((q, [a, ...more]) => `<p><strong>*${q}</strong><br>-${a}${more.map((m) => `<br>${m}`).join('')}</p>`),
  ],
  ['strong paragraphs', each((q, a) => paragraphs(`<strong>${q}</strong>`, ...a))],
  ['bold and a break in one paragraph', each((q, [a, ...more]) => paragraphs(`<b>${q}</b><br>${a}`, ...more))],
  ['bold with the break inside', each((q, [a, ...more]) => paragraphs(`<b>${q}<br></b>${a}`, ...more))],
  ['bold run into the answer', each((q, [a, ...more]) => paragraphs(`<b>${q}</b> ${a}`, ...more))],
  ['bold and dashes', each((q, [a, ...more]) => paragraphs(`<b>— ${q}</b>`, `— ${a}`, ...more))],
  ['third-level headings', each((q, a) => `<h3>${q}</h3>${paragraphs(...a)}`)],
  ['headings with strong inside', each((q, a) => `<h4><strong>${q}</strong></h4>${paragraphs(...a)}`)],
  ['a definition list', `<dl>${each((q, a) => `<dt>${q}</dt>${a.map((text) => `<dd>${text}</dd>`).join('')}`)}</dl>`],
  [
    'classes',
    each((q, a) => `<p class="question">${q}</p>${a.map((text) => `<p class="answer">${text}</p>`).join('')}`),
  ],
  [
    'classes on divisions',
    each((q, a) => `<div class="qa-question"><p>${q}</p></div><div class="qa-answer">${paragraphs(...a)}</div>`),
  ],
  [
    'a style on a span',
    each(
      (q, a) => `<div><span style="font-weight:700">${q}</span></div>${a.map((text) => `<div>${text}</div>`).join('')}`,
    ),
  ],
  ['italics', each((q, a) => paragraphs(`<em>${q}</em>`, ...a))],
  ['italics by style', each((q, a) => paragraphs(`<span style="font-style: italic">${q}</span>`, ...a))],
  ['underlining classes of a kit', each((q, a) => paragraphs(`<span class="fw-bold">${q}</span>`, ...a))],
  ['Q and A', each((q, [a, ...more]) => paragraphs(`Q: ${q}`, `A: ${a}`, ...more))],
  [
    'Q and A in bold',
    each((q, [a, ...more]) => paragraphs(`<strong>Q:</strong> ${q}`, `<strong>A:</strong> ${a}`, ...more)),
  ],
  [
    'numbered Q and A',
    each((q, [a, ...more], index) => paragraphs(`Q${index + 1}. ${q}`, `A${index + 1}. ${a}`, ...more)),
  ],
  ['Question and Answer', each((q, [a, ...more]) => paragraphs(`Question: ${q}`, `Answer: ${a}`, ...more))],
  ['Q alone, answers bare', each((q, a) => paragraphs(`<b>Q: ${q}</b>`, ...a))],
  [
    'double breaks in one division',
    `<div>${each((q, a) => [`<b>${q}</b>`, ...a].join('<br><br>')).replaceAll('\n', '<br><br>')}</div>`,
  ],
  [
    'bare divisions with dashes',
    each((q, [a, ...more]) => [`- ${q}`, `- ${a}`, ...more].map((text) => `<div>${text}</div>`).join('')),
  ],
  ['list items of a kind', `<ul>${each((q, a) => `<li><strong>${q}</strong>${paragraphs(...a)}</li>`)}</ul>`],
  [
    'answers in quotation blocks',
    each((q, a) => `<p><strong>${q}</strong></p><blockquote>${paragraphs(...a)}</blockquote>`),
  ],
  ['a colour', each((q, a) => paragraphs(`<span style="color:#b00">${q}</span>`, ...a))],
  ['underlining', each((q, a) => paragraphs(`<u>${q}</u>`, ...a))],
  ['quotation blocks', each((q, a) => `<blockquote><p>${q}</p></blockquote>${paragraphs(...a)}`)],
  ['folding summaries', each((q, a) => `<details><summary>${q}</summary>${paragraphs(...a)}</details>`)],
  [
    'a table of two rows',
    `<table>${each((q, a) => `<tr><td><b>${q}</b></td></tr><tr><td>${paragraphs(...a)}</td></tr>`)}</table>`,
  ],
]

function read(html: string) {
  const reading = readPage({ html })
  if (reading.kind === 'failure') throw new Error(reading.detail)
  return reading.page
}

const bare = (turns: { question: string; answer: string[] }[]) =>
  turns.map(({ question, answer }) => ({ question, answer }))

describe('an interview', () => {
  it.each(FORMS)('marked by %s is read into its turns', (_, body) => {
    const page = read(pageHtml(paragraphs(INTRO) + body))
    expect(bare(page.turns)).toEqual(TALK)
    expect(page.lead).toEqual([INTRO])
    expect(page.paragraphs).toEqual([])
  })

  it.each([
    ['Q', 'A', 'en'],
    ['Sual', 'Cavab', 'az'],
    ['Вопрос', 'Ответ', 'ru'],
    ['Frage', 'Antwort', 'de'],
    ['Question', 'Réponse', 'fr'],
    ['Pregunta', 'Respuesta', 'es'],
    ['P', 'R', 'es'],
    ['س', 'ج', 'ar'],
    ['سؤال', 'جواب', 'ar'],
    ['问', '答', 'zh'],
  ])('with the labels %s and %s loses the labels', (question, answer, lang) => {
    const body = each((q, [a, ...more]) => paragraphs(`${question}: ${q}`, `${answer}: ${a}`, ...more))
    expect(bare(read(pageHtml(paragraphs(INTRO) + body, { lang })).turns)).toEqual(TALK)
  })

  it.each([
    [
      'in full, then by surname',
      ['COAST DAILY', 'Coast Daily', 'Coast Daily'],
      ['Lena Morris', 'Morris', 'Ms Morris'],
      'Lena Morris',
    ],
    ['by an initial', ['AZERTAC', 'AZERTAC', 'AZERTAC'], ['L. Morris', 'L. Morris', 'Morris'], 'L. Morris'],
    ['by initials', ['Ann Bell', 'AB', 'AB'], ['Lena Morris', 'LM', 'LM'], 'Lena Morris'],
    ['in capitals', ['DAVID STONE', 'STONE', 'STONE'], ['LENA MORRIS', 'MORRIS', 'MORRIS'], 'Lena Morris'],
  ])('with speakers named %s knows who asks and who answers', (_, askers, answerers, speaker) => {
    const body = each((q, [a, ...more], index) =>
      paragraphs(`<b>${askers[index]}:</b> ${q}`, `<b>${answerers[index]}:</b> ${a}`, ...more),
    )
    const page = read(pageHtml(paragraphs(INTRO) + body))
    expect(bare(page.turns)).toEqual(TALK)
    expect(new Set(page.turns.map(({ answerer }) => answerer))).toEqual(new Set([speaker]))
    expect(page.turns[0]?.asker?.toLowerCase()).toBe(askers[0]?.toLowerCase())
  })

  it('that marks nothing is read by its questions', () => {
    const plain = [
      ['What did you find on the quay?', 'I found rust and silence there.'],
      ['Will you keep your promise?', 'We will, unless the winter is hard.'],
    ]
    const page = read(pageHtml(paragraphs(INTRO, ...plain.flat())))
    expect(page.turns).toEqual(plain.map(([question, answer]) => ({ question, answer: [answer] })))
  })

  it('with emphasised names before dashes loses both', () => {
    const body = each((q, [a, ...more]) => paragraphs(`<b>Reporter</b> — ${q}`, `<b>Lena Morris</b> — ${a}`, ...more))
    const page = read(pageHtml(paragraphs(INTRO) + body))
    expect(bare(page.turns)).toEqual(TALK)
    expect(page.speaker).toBe('Lena Morris')
  })

  it('keeps a second answerer apart', () => {
    const body = paragraphs(
      `<b>${Q1}</b>`,
      `<b>Lena Morris:</b> ${A1}`,
      `<b>Tom Reed:</b> ${A2}`,
      `<b>${Q2}</b>`,
      `<b>Tom Reed:</b> ${A3}`,
      `<b>Lena Morris:</b> ${A3B}`,
    )
    expect(read(pageHtml(paragraphs(INTRO) + body)).turns).toEqual([
      { question: Q1, answerer: 'Lena Morris', answer: [A1, `Tom Reed: ${A2}`] },
      { question: Q2, answerer: 'Tom Reed', answer: [A3, `Lena Morris: ${A3B}`] },
    ])
  })

  it('takes prompts that trail off, and bold statements, for questions', () => {
    const body = paragraphs(
      '- Ms Morris, you said once that the sea gives back what it takes…',
      `– ${A1}`,
      `- ${Q2}`,
      `– ${A2}`,
    )
    expect(read(pageHtml(paragraphs(INTRO) + body)).turns.map(({ question }) => question)).toEqual([
      'Ms Morris, you said once that the sea gives back what it takes…',
      Q2,
    ])
    const bold = paragraphs(
      `<b>You grew up here.</b>`,
      A1,
      `<b>${Q2}</b>`,
      A2,
      `<b>Tell us about your village.</b>`,
      A3,
    )
    expect(read(pageHtml(paragraphs(INTRO) + bold)).turns).toHaveLength(3)
  })

  it('joins a question of two bold paragraphs', () => {
    const body = paragraphs(`<b>You grew up here.</b>`, `<b>${Q1}</b>`, A1, `<b>${Q2}</b>`, A2)
    expect(read(pageHtml(paragraphs(INTRO) + body)).turns[0]?.question).toBe(`You grew up here. ${Q1}`)
  })

  it('takes several paragraphs of introduction as the lead', () => {
    const lead = [
      INTRO,
      'She was born two streets away from it, and knows every stone.',
      'The talk took place in the rain.',
    ]
    const page = read(pageHtml(paragraphs(...lead) + each((q, a) => paragraphs(`<b>${q}</b>`, ...a))))
    expect(page.lead).toEqual(lead)
    expect(bare(page.turns)).toEqual(TALK)
  })

  it.each([
    [
      'an editor’s note in italics',
      '<p><em>Parts of this talk were shortened for clarity.</em></p>',
      'Parts of this talk were shortened for clarity.',
    ],
    ['a sign-off', '<p>Interview conducted by Ann Bell</p>', 'Interview conducted by Ann Bell'],
    ['a signature', '<p>Ann Bell</p>', 'Ann Bell'],
  ])('does not put %s into the mouth of the one who answers', (_, html, text) => {
    const page = read(pageHtml(paragraphs(INTRO) + each((q, a) => paragraphs(`<b>${q}</b>`, ...a)) + html))
    expect(bare(page.turns)).toEqual(TALK)
    expect(page.paragraphs.map((paragraph) => paragraph.text)).toEqual([text])
  })

  it('leaves out what is set beside the talk', () => {
    const beside = [
      `<aside><p>${A1.split('.')[0]}.</p></aside>`,
      '<figure><img src="/quay.jpg"><figcaption>The quay in spring. Photo: A. Bell</figcaption></figure>',
      '<div class="related"><h4>Related stories</h4><ul><li><a href="/1">Storm closes the lighthouse road</a></li><li><a href="/2">Ferry fares will rise</a></li></ul></div>',
      '<blockquote class="pullquote"><p>The foundations were better than we had feared.</p></blockquote>',
      '<p><a href="/3">Read also: Storm closes the lighthouse road</a></p>',
    ]
    const body = each(
      (q, a, index) => paragraphs(`<b>${q}</b>`, ...a) + (beside[index] ?? '') + (beside[index + 2] ?? ''),
    )
    const page = read(pageHtml(paragraphs(INTRO) + body))
    expect(bare(page.turns)).toEqual(TALK)
    expect(page.paragraphs).toEqual([])
  })

  it('ends before the share buttons and other news', () => {
    const after =
      '<p>Share news on social media</p><p>Follow us on social network</p><h3>Other news in this section</h3><p><a href="/9">Ferry fares will rise</a></p><p>02.09.2025 [18:26]</p>'
    const page = read(
      pageHtml(paragraphs(INTRO) + each((q, [a, ...more]) => paragraphs(`- ${q}`, `– ${a}`, ...more)) + after),
    )
    expect(bare(page.turns)).toEqual(TALK)
    expect(page.paragraphs).toEqual([])
  })

  it('names who answers by the heading above the questions', () => {
    const part = (name: string) =>
      `<h2>${name}</h2>${each((q, a) => paragraphs(`<b>${q}</b>`, ...a.map((text) => `${text} So says ${name}.`)))}`
    const page = read(pageHtml(paragraphs(INTRO) + part('Lena Morris') + part('Tom Reed')))
    expect(page.turns.map(({ answerer }) => answerer)).toEqual([
      ...Array(3).fill('Lena Morris'),
      ...Array(3).fill('Tom Reed'),
    ])
  })
})
