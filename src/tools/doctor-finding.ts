// What the doctor finds: one line each.

/** `hint`: it works, and an operator should know. */
export type Finding = { state: 'well' | 'hint' | 'ill'; about: string; text: string }

const as =
  (state: Finding['state']) =>
  (about: string, text: string): Finding => ({ state, about, text })
export const well = as('well')
export const hint = as('hint')
export const ill = as('ill')
