/** Addresses that a page gives itself, and what is then relative to them. */
import { put } from '../put.ts';
import { type Sinks, svg, txt } from '../sink.ts';

/** The last part of a path: that of the same file, from its own folder. */
const near = (url: string) => url.slice('/sink/'.length);

export const history: Sinks = {
  'pushState(path), then a relative fetch': txt(
    (url) => {
      window.history.pushState(null, '', '/sink/here');
      return fetch(near(url));
    },
    { where: 'frame' },
  ),
  'pushState(path), then a relative image': svg(
    (url) => {
      window.history.pushState(null, '', '/sink/here');
      put('img', { src: near(url) });
    },
    { where: 'frame' },
  ),
  'replaceState(path), then a relative fetch': txt(
    (url) => {
      window.history.replaceState(null, '', '/sink/here');
      return fetch(near(url));
    },
    { where: 'frame' },
  ),
  'pushState(path), then reload': {
    as: 'html',
    go: (url) => {
      window.history.pushState(null, '', url);
      location.reload();
    },
    where: 'frame',
  },
  'pushState(path), then reload of the tab': {
    as: 'html',
    go: (url) => {
      window.history.pushState(null, '', url);
      location.reload();
    },
    where: 'tab',
  },
};
