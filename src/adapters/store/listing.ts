// Lists that are longer than one answer.

/** A page of a list: `next` is the cursor of the following page, undefined at the end. Cursors are opaque. */
export type Listing<T> = { items: T[]; next?: string }
