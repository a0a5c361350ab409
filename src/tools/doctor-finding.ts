// What the doctor finds: one line each.
export type Finding = { isWell: boolean; about: string; text: string }

export const well = (about: string, text: string): Finding => ({ isWell: true, about, text })
export const ill = (about: string, text: string): Finding => ({ isWell: false, about, text })
