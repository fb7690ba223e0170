// Lighthouse on one address on loopback: its scores, and what keeps them from a hundred, as one line of JSON.
import {launch} from 'chrome-launcher';
import lighthouse from 'lighthouse';
import {ProtocolSession} from 'lighthouse/core/gather/session.js';

// It asks the browser for the listeners of each link at once and waits half a minute for the answers; a page of thousands of links takes longer on a busy machine.
ProtocolSession.prototype.getNextProtocolTimeout = () => 480_000;

const chrome = await launch({chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu']});
const {lhr} = await lighthouse(process.argv[2], {
  port: chrome.port,
  onlyCategories: ['accessibility', 'best-practices', 'seo'],
  // The page's own policy lets nothing be fetched, so Lighthouse cannot ask for robots.txt beside it; that file is a server's and not the page's.
  skipAudits: ['robots-txt'],
  formFactor: 'desktop', screenEmulation: {disabled: true}, throttlingMethod: 'provided', disableFullPageScreenshot: true,
});
chrome.kill();
const scores = Object.fromEntries(Object.values(lhr.categories).map(one => [one.id, one.score]));
const failed = Object.values(lhr.audits).filter(one => one.score !== null && one.score < 1).map(one => one.id);
console.log(JSON.stringify({scores, failed, error: lhr.runtimeError?.message ?? ''}));
