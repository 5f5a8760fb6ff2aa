import { useReading } from '../words/use-words.ts';
import { PolicyRow } from './PolicyRow.tsx';
import { defaultText, groupOf, policyPaths, tunedGroups } from './policy-fields.ts';
import type { PolicyGroup } from './policy-path.ts';
import { RulesSection } from './RulesSection.tsx';
import type { SectionProps } from './SettingsForm.tsx';
import { windowAround } from './window-around.ts';

const exampleStart = '10:00';

/** From when to when check-in is open, with an example that changes as one types. */
export function ArrivalSection(props: SectionProps) {
  const {
    words: { settings: say },
  } = useReading();
  const { policy } = props.draft;
  const around = windowAround(exampleStart, {
    before: Number(policy['arrival.opensMinutesBefore']),
    after: Number(policy['arrival.closesMinutesAfter']),
  });
  return (
    <>
      <div>
        {pathsIn('arrival').map((path) => (
          <PolicyRow key={path} path={path} {...props} />
        ))}
      </div>
      {around !== null && (
        <p className="example" aria-live="polite">
          {say.arrivalExample(exampleStart, around.from, around.to)}
        </p>
      )}
      <RulesSection {...props} />
    </>
  );
}

/** Everything else a clinic may tune, folded by subject; a closed subject says whether anything in it differs from its default. */
export function PolicySection(props: SectionProps) {
  const {
    words: { settings: say },
  } = useReading();
  return (
    <div>
      {tunedGroups.map((group) => (
        <Group key={group} group={group} {...props} />
      ))}
      <details className="policy-group">
        <summary>
          <span>{say.groups.device}</span>
        </summary>
        <p className="soft">{say.policy.byIt}</p>
        {pathsIn('device').map((path) => (
          <PolicyRow key={path} path={path} {...props} fixed />
        ))}
      </details>
    </div>
  );
}

function Group({ group, ...props }: SectionProps & { readonly group: PolicyGroup }) {
  const {
    words: { settings: say },
  } = useReading();
  const paths = pathsIn(group);
  const differing = paths.filter((path) => props.draft.policy[path] !== defaultText[path]).length;
  const troubled = paths.some((path) => props.problems.has(path));
  return (
    <details className="policy-group" open={troubled || undefined}>
      <summary>
        <span>{say.groups[group]}</span>
        <span className="soft small">{differing === 0 ? say.policy.allDefault : say.policy.changedCount(differing)}</span>
      </summary>
      {paths.map((path) => (
        <PolicyRow key={path} path={path} {...props} />
      ))}
    </details>
  );
}

const pathsIn = (group: PolicyGroup) => policyPaths.filter((path) => groupOf(path) === group);
