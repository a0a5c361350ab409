// How the page's server says no to a request: a status and a sentence for whoever sent it.

export class Refused extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

/** 400: what was sent makes no sense. */
export function nonsense(sentence: string): Refused {
  return new Refused(400, sentence)
}
