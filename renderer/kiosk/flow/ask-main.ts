import type { LocalDate } from '../../../shared/domain/time.ts';
import type { Client } from '../../../shared/ipc/contract.ts';
import type { kioskContract } from '../../../shared/ipc/kiosk.ts';
import type { Answer, Ask } from './events.ts';

export type KioskClient = Client<typeof kioskContract>;

type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** Carries one question to main and turns the reply into what the flow understands; null when there is nothing to tell. */
export async function askMain(client: KioskClient, ask: Ask): Promise<Answer | null> {
  switch (ask.call) {
    case 'begin':
      return told(await client.begin({ language: ask.language }), () => null);
    case 'speak':
      return told(await client.speak({ language: ask.language }), () => null);
    case 'moveTo':
      return told(await client.moveTo({ step: ask.step }), () => null);
    case 'identifyByCode':
      return told(await client.identifyByCode({ code: ask.code, birthDate: ask.birthDate as LocalDate }), identified);
    case 'identifyByTicket':
      return told(await client.identifyByTicket({ ticket: ask.ticket, birthDate: ask.birthDate as LocalDate }), identified);
    case 'identifyByName':
      return told(
        await client.identifyByName({ family: ask.family, birthDate: ask.birthDate as LocalDate, lastFour: ask.lastFour }),
        identified,
      );
    case 'identifyByToken':
      return told(await client.identifyByToken({ token: ask.token, birthDate: ask.birthDate as LocalDate }), identified);
    case 'sendCode': {
      const { family, given, channel } = ask;
      const answer = await client.sendCode({ family, given, birthDate: ask.birthDate as LocalDate, channel });
      return told(answer, (asked) => ({ type: 'code-asked', answer: asked }));
    }
    case 'checkCode':
      return told(await client.checkCode({ code: ask.code }), identified);
    case 'answerFirstName':
      return told(await client.answerFirstName({ given: ask.given }), identified);
    case 'choose':
      return told(await client.choose({ position: ask.position }), identified);
    case 'details':
      return told(await client.details({}), ({ rows }) => ({ type: 'details', rows }));
    case 'reveal':
      return told(await client.reveal({ field: ask.field }), ({ value }) => ({ type: 'revealed', field: ask.field, value }));
    case 'requestChange':
      return told(await client.requestChange({ change: ask.change }), () => ({ type: 'change-asked' }));
    case 'confirmDetails':
      return told(await client.confirmDetails({}), () => null);
    case 'callQuietly':
      return told(await client.callQuietly({}), () => ({ type: 'quiet-asked' }));
    case 'askDesk':
      return told(await client.askDesk({ step: ask.step, reason: ask.reason }), ({ deskNumber }) => ({
        type: 'desk-number',
        deskNumber,
        purpose: ask.purpose,
        reason: ask.reason,
      }));
    case 'someoneElse':
      return told(await client.someoneElse({}), () => null);
    case 'finish':
      return told(await client.finish({}), () => null);
  }
}

const identified = (answer: Extract<Answer, { type: 'identified' }>['answer']): Answer => ({ type: 'identified', answer });

function told<T>(reply: Reply<T>, answer: (value: T) => Answer | null): Answer | null {
  if (reply.ok) return answer(reply.value);
  switch (reply.error) {
    case 'visit-over':
      return { type: 'visit-over' };
    case 'not-a-phone':
      return { type: 'not-a-phone' };
    case 'same-as-before':
      return { type: 'nothing-to-change' };
    default:
      return { type: 'unavailable' };
  }
}
