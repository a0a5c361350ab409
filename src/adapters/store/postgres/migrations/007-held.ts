// Until when nothing may leave at all: a flood wait, told apart from a long queue.

export const held = `
alter table paces add column held_until timestamptz;
`
