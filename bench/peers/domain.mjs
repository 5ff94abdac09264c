// Compares what `truebounce domain --json` says of zones with what mailauth, another implementation of SPF, DKIM and
// DMARC, makes of them: node bench/peers/domain.mjs FOLDER DOMAIN
//
// FOLDER holds for each case NAME.zone (simple lines, one $ORIGIN or several) and NAME.json, what TrueBounce prints of
// DOMAIN. mailauth is looked for in ./node_modules: npm install mailauth@7.1.0

import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'x.js'));
const { spf } = require('mailauth/lib/spf/index.js');
const getDmarcRecord = require('mailauth/lib/dmarc/get-dmarc-record.js');
const { getPublicKey } = require('mailauth/lib/tools.js');

const [folder, domain] = process.argv.slice(2);
const STRANGER = '203.0.113.254';

function zone(text) {
    const records = new Map();
    let origin = '';
    let owner = '';
    for (const line of text.split('\n')) {
        const words = line.match(/"[^"]*"|;.*$|[^\s"]+/g)?.filter(word => !word.startsWith(';')) ?? [];
        if (words[0] === '$ORIGIN') origin = words[1].replace(/\.$/, '');
        if (!words.length || words[0].startsWith('$')) continue;
        if (!/^\s/.test(line)) {
            const name = words.shift();
            owner = name === '@' ? origin : name.endsWith('.') ? name.slice(0, -1) : `${name}.${origin}`;
        }
        if (words[0] === 'IN') words.shift();
        const type = words.shift();
        const full = name => (name === '.' ? '' : name.endsWith('.') ? name.slice(0, -1) : `${name}.${origin}`);
        const data = {
            TXT: () => words.map(word => word.replace(/^"|"$/g, '')),
            MX: () => ({ priority: Number(words[0]), exchange: full(words[1]) }),
            PTR: () => full(words[0])
        }[type] ?? (() => words[0]);
        const key = `${owner.toLowerCase()} ${type}`;
        records.set(key, [...(records.get(key) ?? []), data()]);
    }
    const exists = name => [...records.keys()].some(key => key.split(' ')[0] === name || key.split(' ')[0].endsWith(`.${name}`));
    return async (name, type) => {
        const asked = name.toLowerCase().replace(/\.$/, '');
        const wild = `*.${asked.split('.').slice(1).join('.')} ${type}`;
        const found = records.get(`${asked} ${type}`) ?? (exists(asked) ? undefined : records.get(wild));
        if (found) return found;
        throw Object.assign(new Error('none'), { code: exists(asked) ? 'ENODATA' : 'ENOTFOUND' });
    };
}

const ids = said => said.findings.map(finding => finding.id);
const critical = said => said.findings.filter(finding => finding.severity === 'critical').map(finding => finding.id);
const POLICIES = ['none', 'quarantine', 'reject'];

// RFC 9989 §4.10.1: what a record with a policy that is none counts as. mailauth's record is as written.
const effective = record =>
    record && ['p', 'sp', 'np'].every(tag => record[tag] === undefined || POLICIES.includes(record[tag])) ? record : { p: 'none' };
const broken = ['spf-several', 'spf-syntax', 'spf-include-missing', 'spf-loop', 'spf-mx', 'spf-void', 'spf-included-several'];

async function facts(resolver, said) {
    const facts = [];
    const result = await spf({ resolver, ip: STRANGER, sender: `postmaster@${domain}`, helo: domain, strict: true });
    const lookups = said.findings.find(finding => finding.id === 'spf-lookups')?.found.match(/needs (\d+)/)?.[1];
    const over = Number(lookups) > 10;
    facts.push(['SPF is an error', broken.some(id => critical(said).includes(id)) || over, result.status.result === 'permerror']);
    if (lookups && !over && result.status.result !== 'permerror') {
        facts.push(['SPF look-ups', Number(lookups), result.lookups.count]);
    }
    const record = await getDmarcRecord(domain, resolver).catch(() => null);
    const policy = { no: 'reject', partly: 'quarantine', yes: 'none', unknown: '?' };
    const own = ids(said).find(id => /^dmarc-policy-(none|quarantine|reject)$/.test(id))?.slice(13) ?? 'none';
    const theirs = effective(record?.isOrgRecord === true ? null : record).p ?? 'none';
    if (!ids(said).includes('dmarc-inherited')) facts.push(['DMARC policy', own, theirs]);
    const nosuch = effective(await getDmarcRecord(`nosuch.${domain}`, resolver).catch(() => null));
    const below = nosuch.np ?? nosuch.sp ?? nosuch.p ?? 'none';
    const testing = nosuch.t === 'y' || nosuch.rr?.includes('t=y');
    const lowered = testing ? { reject: 'quarantine', quarantine: 'none', none: 'none' }[below] : below;
    facts.push(['policy for a name that does not exist', policy[said.subdomains[0].forgeable], lowered]);
    for (const finding of said.findings.filter(each => /^dkim-(key|short|weak)$/.test(each.id))) {
        const [, selector, , bits] = finding.found.match(/selector (\S+) is (\S+) with (\d+) bits/);
        const key = await getPublicKey('DKIM', `${selector}._domainkey.${domain}`, 1, resolver).catch(error => error);
        facts.push([`bits of key ${selector}`, Number(bits), key.modulusLength ?? (key.keyType === 'ed25519' ? 256 : key.message)]);
    }
    return facts;
}

let agree = 0;
let cases = 0;
for (const file of readdirSync(folder).filter(name => name.endsWith('.json')).sort()) {
    const said = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (said.domain !== domain) continue;
    cases++;
    for (const [fact, ours, theirs] of await facts(zone(readFileSync(join(folder, file.replace('.json', '.zone')), 'utf8')), said)) {
        if (String(ours) === String(theirs)) agree++;
        else console.log(`${file.replace('.json', '')}: ${fact}: TrueBounce ${ours}, mailauth ${theirs}`);
    }
}
console.log(`${cases} zones, ${agree} facts agree`);
