// Long texts are indexed anew: their vectors say by now that the order of some words is not known (word-vectors.ts).

export const longTexts = `
update articles set words = null from pages where article_id = id and octet_length(page::text) > 5000;
`
