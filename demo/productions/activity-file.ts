import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Lab } from '../../src/platform/lab.ts'
import { writeZip } from '../../src/platform/zip.ts'

/** Whether each sentence is true, and why. */
const questions = [
  {
    says: 'Un dossier refusé sur internet peut être redemandé au guichet.',
    right: true,
    why: 'Oui : personne n’est obligé de passer par internet.',
  },
  {
    says: 'Une photo de l’écran ne prouve rien.',
    right: false,
    why: 'Elle montre le jour et l’heure. Gardez-la.',
  },
  {
    says: 'On peut demander le nom de la personne qui répond.',
    right: true,
    why: 'Oui, et noter ce nom à côté de la date.',
  },
]

const program = `
var H5P = window.H5P = window.H5P || {};
H5P.TrueOrNot = function (params) {
  this.attach = function ($at) {
    var right = 0, said = 0, at = $at.get(0);
    at.className += ' true-or-not';
    var end = document.createElement('p');
    end.setAttribute('role', 'status');
    params.questions.forEach(function (question) {
      var block = document.createElement('fieldset');
      var words = document.createElement('legend');
      words.textContent = question.says;
      var why = document.createElement('p');
      why.setAttribute('role', 'status');
      block.append(words);
      [['Vrai', true], ['Faux', false]].forEach(function (pair) {
        var button = document.createElement('button');
        button.type = 'button';
        button.textContent = pair[0];
        button.addEventListener('click', function () {
          if (why.textContent) return;
          said += 1;
          if (pair[1] === question.right) right += 1;
          why.textContent = (pair[1] === question.right ? 'Bien vu. ' : 'Pas tout à fait. ') + question.why;
          if (said === params.questions.length) end.textContent = right + ' sur ' + said + '.';
        });
        block.append(button);
      });
      block.append(why);
      at.append(block);
    });
    at.append(end);
  };
};
`

const style = `
.true-or-not { padding: 1rem; font: 1.1rem/1.5 system-ui, sans-serif; }
.true-or-not fieldset { margin: 0 0 1rem; padding: 1rem; border: 1px solid #777; border-radius: 0.5rem; }
.true-or-not button { min-width: 6rem; min-height: 2.75rem; margin: 0 0.75rem 0 0; font: inherit; }
`

const library = {
  ...{
    title: 'Vrai ou faux',
    machineName: 'H5P.TrueOrNot',
    majorVersion: 1,
    minorVersion: 0,
    patchVersion: 0,
  },
  ...{ runnable: 1, preloadedJs: [{ path: 'play.js' }], preloadedCss: [{ path: 'play.css' }] },
}

const manifest = {
  ...{ title: 'Au guichet : vrai ou faux ?', language: 'fr', mainLibrary: 'H5P.TrueOrNot' },
  ...{ embedTypes: ['div'], license: 'CC BY-SA', licenseVersion: '4.0' },
  preloadedDependencies: [{ machineName: 'H5P.TrueOrNot', majorVersion: 1, minorVersion: 0 }],
}

/** A whole H5P with a library of its own, so that this world needs nobody else's. */
export async function drawActivity({ log }: Pick<Lab, 'log'>): Promise<Buffer> {
  const files = {
    'h5p.json': JSON.stringify(manifest),
    'content/content.json': JSON.stringify({ questions }),
    'H5P.TrueOrNot-1.0/library.json': JSON.stringify(library),
    'H5P.TrueOrNot-1.0/play.js': program,
    'H5P.TrueOrNot-1.0/play.css': style,
  }
  const entries = Object.entries(files).map(([name, text]) => ({
    ...{ name, compress: true },
    open: () => Promise.resolve(Readable.from([Buffer.from(text)])),
  }))
  return buffer(writeZip(log, entries, new Date('2026-01-01T00:00:00Z')))
}
