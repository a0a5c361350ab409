// The newsroom's part of the panel: what to publish, and what to do with what was published.
import { html, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Scene } from '#sandbox/page/protocol'
import { CLOSE, PENCIL } from './icons.ts'
import { type Desk, deskButton, deskSwitch } from './panel-button.ts'

export function newsroomPart(scene: Scene, desk: Desk): TemplateResult {
  const publish = (what: 'article' | 'interview' | 'urgent', words: string) =>
    deskButton(desk, { kind: 'publish', what }, words)
  return html`<section class="desk-part" aria-labelledby="newsroom-title">
    <h3 id="newsroom-title">Newsroom</h3>
    <div class="desk-row" role="group" aria-label="Publish">
      ${publish('article', 'Article')}${publish('interview', 'Interview')}${publish('urgent', 'Breaking news')}
    </div>
    ${deskSwitch(desk, { kind: 'publishing', on: !scene.isPublishing }, 'Publish by itself', 'a story every little while')}
    <ul class="stories" aria-label="Stories on the site">${repeat(
      scene.stories,
      ({ number }) => number,
      (story) => line(story, desk),
    )}</ul>
  </section>`
}

function line({ number, language, title, isCorrected }: Scene['stories'][number], desk: Desk): TemplateResult {
  return html`<li class="story">
    <span class="story-language">${language}</span>
    <span class="story-title" dir="auto" lang=${language} title=${title}>${title}${isCorrected ? html` <em lang="en">corrected</em>` : ''}</span>
    ${deskButton(desk, { kind: 'correct', number }, PENCIL, { isIcon: true, label: `Correct: ${title}` })}
    ${deskButton(desk, { kind: 'withdraw', number }, CLOSE, { isIcon: true, label: `Withdraw: ${title}` })}
  </li>`
}
