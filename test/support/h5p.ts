import { makeZip, type CraftedEntry } from './make-zip.ts'

/** What a tiny H5P of our own does: it says hello, then tries what a frame must not be able to do and writes what came of it. */
const program = `
var H5P = window.H5P = window.H5P || {};
H5P.Hello = function (params, id) {
  this.attach = function ($at) {
    localStorage.setItem('said', params.word);
    $at.html('<p class="hello">' + localStorage.getItem('said') + '</p><p class="tried"></p>');
    var tried = {};
    var note = function (name, what) {
      try { var value = what(); tried[name] = 'got ' + String(value); } catch (error) { tried[name] = error.name; }
    };
    note('parent', function () { return window.parent.document.title; });
    note('cookie', function () { return document.cookie; });
    note('indexed', function () { return indexedDB.open('x') && 'database'; });
    note('top', function () { window.top.location.href = '/moi'; return 'left'; });
    tried.origin = String(self.origin);
    var reach = function (url) { return fetch(url, { credentials: 'include' }).then(function () { return 'got'; }, function (e) { return e.name; }); };
    Promise.all([reach('/moi'), reach('https://example.org/'), reach(location.pathname)]).then(function (all) {
      tried.moi = all[0]; tried.elsewhere = all[1]; tried.itself = all[2];
      $at.find('.tried').text(JSON.stringify(tried));
    });
  };
};
`

const library = {
  ...{ title: 'Hello', machineName: 'H5P.Hello', majorVersion: 1, minorVersion: 0, patchVersion: 1 },
  ...{ runnable: 1, preloadedJs: [{ path: 'hello.js' }], preloadedCss: [{ path: 'hello.css' }] },
}

const manifest = {
  ...{ title: 'Bonjour', language: 'fr', mainLibrary: 'H5P.Hello', embedTypes: ['div'], license: 'U' },
  preloadedDependencies: [{ machineName: 'H5P.Hello', majorVersion: '1', minorVersion: '0' }],
}

/** The files of a tiny valid H5P. */
export function listHello(): CraftedEntry[] {
  return [
    { name: 'h5p.json', content: JSON.stringify(manifest), compress: true },
    { name: 'content/content.json', content: JSON.stringify({ word: 'Bonjour' }), compress: true },
    { name: 'H5P.Hello-1.0/library.json', content: JSON.stringify(library), compress: true },
    { name: 'H5P.Hello-1.0/hello.js', content: program, compress: true },
    { name: 'H5P.Hello-1.0/hello.css', content: '.hello { color: rgb(1, 2, 3) }' },
    { name: 'H5P.Hello-1.0/LICENSE', content: 'CC0' },
  ]
}

/** A tiny H5P, with entries put in the place of those of the same name, or added. */
export function makeHello(...others: CraftedEntry[]): Buffer {
  const names = new Set(others.map(({ name }) => name))
  return makeZip([...listHello().filter(({ name }) => !names.has(name)), ...others])
}

/** The same as a form sends it. */
export const h5pUpload = (content: Buffer) => ({ name: 'bonjour.h5p', type: 'application/zip', content })
