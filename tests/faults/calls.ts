/**
 * Every call of the ports, by what it does to the world outside the process. `points.test.ts` holds this against the real
 * ports, so that no new call is forgotten; `fail-points.test.ts` reaches every one under CHANGES on its road.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Each is a crash point, before and after. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'registers.events': words('append'),
  'registers.dossiers': words('nextId saveSubmission'),
  'registers.sessions': words('nextId'),
  'registers.documents': words('save'),
  'registers.numbers': words('allocate'),
  'registers.certificates': words('save'),
  'registers.links': words('use add bind'),
  'registers.box': words('open admit cast seal'),
  'registers.outbox': words('flush'),
  'registers.webSessions': words('open'),
  'registers.notes': words('keep'),
  'registers.ledger': words('enter'),
  'registers.drafts': words('save close'),
  'registers.evidence': words('attach lock'),
  'registers.identities': words('identify'),
  'registers.instruments': words('keep'),
  'registers.reports': words('keep'),
  'registers.paperSlips': words('discardAll'),
  engine: words('submitDossier conveneSession actOnDossier actOnSession actOnDecision'),
  store: words('put putLocked'),
  signing: words('sign'),
  mailer: words('send'),
  issuer: words('classFor issue end'),
  // In the issuer's own process: the keys, and the answers made with them.
  answers: words('classFor issue end'),
  keys: words('classOf destroy'),
};

/** A crash in these is a crash before the next change. */
const READS: Readonly<Record<string, readonly string[]>> = {
  'registers.directory': words(
    'person personByEmail people peopleWithRole everybody organisation council councilAbove',
  ),
  'registers.organisations': words('tree history'),
  'registers.persons': words('person history ofOrganisations named match facts'),
  'registers.events': words('length chain dossierState sessionState decisionState'),
  'registers.dossiers': words('submission list row nomineeStatuses readyForCouncil'),
  'registers.councils': words('ofBody find ledgerFilesOf waitingInitiatives'),
  'registers.sessions': words('row list'),
  'registers.documents': words('find of byHash'),
  'registers.numbers': words('list'),
  'registers.certificates': words('of'),
  'registers.links': words('find issuedSince'),
  'registers.ballotCodes': words('asks channel confirmed'),
  'registers.box': words('classOf counts holdsReceipt sealedText'),
  'registers.outbox': words('about'),
  'registers.webSessions': words('person'),
  'registers.notes': words('texts'),
  'registers.accessLog': words('of'),
  'registers.incidents': words('open'),
  'registers.ledger': words('rowKey identify factsFor alike search file isAnnulled unitsUnder'),
  'registers.quotas': words('standing counts'),
  'registers.drafts': words('find ofUnit'),
  'registers.evidence': words('of find'),
  'registers.initiatives': words('identify view list statistics units facts ofNames usesOf verify'),
  'registers.calendar': words('current edition editions openDossiers openSessions lagging'),
  'registers.imports': words('find ofUnit latest appliedBefore drafts draft submitted'),
  'registers.readings': words('find'),
  'registers.reports': words('latest'),
  // Its sealing is arithmetic: nothing is stored.
  'registers.identities': words('seal open given of'),
  'registers.instruments': words('awardsOf quotasHeldBy find'),
  'registers.paperSlips': words('of waiting casting'),
  engine: words('dossier session sessionSeen decision'),
  issuer: [],
  answers: [],
  keys: words('find'),
};

const ONE_TRANSACTION =
  'one transaction in answer to one person, who sees what is there and sends the same request again when the answer is lost; no process waits for it';
const ON_PAPER = 'the sample members vote through links; tests/api/paper-ballots.test.ts breaks a confirmation off';
const FINISHES = 'only after a crash between roll and signature; stores nothing';
const TOLD_BESIDE = 'written beside an act and never read by one: a lost line changes no outcome';

/** Changes off the road of the fault test, with the reason why a crash there is not tried. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'registers.directory.save': 'loads a season; run by hand, and run again',
  'registers.organisations.act': ONE_TRANSACTION,
  'registers.persons.act': ONE_TRANSACTION,
  'registers.persons.write': ONE_TRANSACTION,
  // Thành phần Hội đồng: a session takes its members over when it is convened.
  'registers.councils.record': ONE_TRANSACTION,
  'registers.links.reissue': `${ONE_TRANSACTION}; a link more revokes the one before`,
  'registers.ballotCodes.setAsking': ONE_TRANSACTION,
  'registers.ballotCodes.setChannel': ONE_TRANSACTION,
  'registers.ballotCodes.issue': `${ONE_TRANSACTION}; a new code takes the place of the one before`,
  'registers.ballotCodes.check': `${ONE_TRANSACTION}; a right code stays right for its link`,
  'registers.webSessions.close': ONE_TRANSACTION,
  'registers.accessLog.refused': TOLD_BESIDE,
  'registers.incidents.raise': TOLD_BESIDE,
  'registers.incidents.clear': TOLD_BESIDE,
  'registers.ledger.importRows': ONE_TRANSACTION,
  'registers.ledger.takeBack': ONE_TRANSACTION,
  'registers.ledger.annul': ONE_TRANSACTION,
  'registers.ledger.merge': ONE_TRANSACTION,
  'registers.ledger.separate': ONE_TRANSACTION,
  'registers.ledger.setGapYear': ONE_TRANSACTION,
  'registers.quotas.setLimit': ONE_TRANSACTION,
  'registers.quotas.reserve': 'the sample award has no quota; tests/adapters/quotas.test.ts asks twice',
  'registers.quotas.release': 'the sample award has no quota; tests/adapters/quotas.test.ts asks twice',
  'registers.evidence.remove': ONE_TRANSACTION,
  'registers.initiatives.nextId': ONE_TRANSACTION,
  'registers.initiatives.act':
    'the sample nominees lean on none; each act carries a request id under which it is written once (tests/adapters/initiative-acts.test.ts)',
  'registers.calendar.publish': ONE_TRANSACTION,
  'registers.imports.begin': ONE_TRANSACTION,
  'registers.imports.change': ONE_TRANSACTION,
  'registers.imports.apply': ONE_TRANSACTION,
  'registers.imports.undo': ONE_TRANSACTION,
  'registers.paperSlips.enter': ONE_TRANSACTION,
  'registers.paperSlips.confirm': `${ON_PAPER}; the first to confirm wins`,
  'registers.paperSlips.end': `${ON_PAPER}; asked again it finds nothing left to end`,
  'issuer.sign': FINISHES,
  'answers.sign': FINISHES,
  'registers.readings.receive': ONE_TRANSACTION,
  'registers.readings.take': 'a reader that dies is followed by the next one, after its last sign of life',
  'registers.readings.beat': 'a sign of life',
  'registers.readings.settle': ONE_TRANSACTION,
};

/** Acts of a session; all go through one call of the engine, whose points are named by them. */
export const SESSION_ACTS = words(
  'conveneSession declareInterest castBallot pinConflicts recordAbsence extendVoting recordRemark closeSession confirmCount confirmMinutes',
);

/** Not on the road; the same call under the same kind of id carries each of them. */
export const SESSION_ACTS_LEFT_OUT: Readonly<Record<string, string>> = {
  recordMandate: 'no rule of the sample awards allows delegation',
  callOffSession: 'ends the session that the road needs; tests/workflows/session-proceedings.test.ts',
  recordPaperVoter: ON_PAPER,
  dropPaperVoter: ON_PAPER,
  castPaperBallots: ON_PAPER,
  openSecondRound: 'nobody is tied in the sample; a round has a box and keys of its own, under the same points',
  adoptCalendar: 'the calendar room’s, by itself, and repeated until every session has it',
};

export const changes = (port: string, method: string): boolean => CHANGES[port]?.includes(method) === true;

export const calls = { changes: CHANGES, reads: READS, leftOut: LEFT_OUT };
