import type { Flag } from './grammar.ts';

export const siteFlag: Flag = { name: 'site', value: 'SITE', help: 'its id or name; not needed when there is one site' };
export const organisationFlag: Flag = { name: 'organisation', value: 'ID', help: 'not needed when there is one organisation' };
