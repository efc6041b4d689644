import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { ready } from '../garble';
import { type CheckFlags, checkFiles } from './check';
import { type FixFlags, fixFiles } from './fix';
import { type LearnFlags, learnFiles } from './learn';
import { type BookFlags, completeText, explainText } from './phrases';
import { Exit, Session, type Terminal } from './session';

/**
 * Runs the command line.
 * @param words what follows the program's name
 * @returns the exit code
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<Exit> {
  const session = new Session(terminal);
  try {
    await ready();
    await program(session).parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return Exit.Clean;
      if (error.code !== 'commander.help') session.note(complaint(error, session));
    } else {
      // A fault of ours; Node's own exit code for it would mean “findings”.
      session.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    return Exit.Failed;
  }
  return session.exit;
}

function program(session: Session): Command {
  const { t, terminal } = session;
  const tuiqiao = new Command('tuiqiao')
    .description(t('Finds and repairs garbled Chinese, completes and explains set phrases.'))
    .version(version, '-V, --version', t('print the version'))
    .helpOption('-h, --help', t('print this help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output(text),
      writeErr: (text) => terminal.error(text),
      outputError: () => {},
    })
    .configureHelp({ styleTitle: (title) => helpTitle(title, session) });

  const paths = t('files, folders, or - for standard input');
  tuiqiao
    .command('check')
    .summary(t('say what is garbled'))
    .description(
      t('Says what is garbled. Exit code: 0 clean, 1 findings at warning or above, 2 a file could not be read.'),
    )
    .argument('[PATH...]', paths)
    .addOption(
      new Option('--format <format>', t('how to print the findings'))
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .option('--damage', t('damage only: no layout, no wording'))
    .option('--staged', t('what git has staged, as a commit would record it; paths narrow it down'))
    .action((given: string[], flags: CheckFlags) => checkFiles(session, given, flags));

  tuiqiao
    .command('fix')
    .summary(t('repair certain damage'))
    .description(t('Repairs certain damage and prints the text. Exit code as for check, for what is left.'))
    .argument('[PATH...]', paths)
    .addOption(new Option('--layout', t('repair certain layout too')).conflicts('all'))
    .option('--all', t('take the first fix of every finding, certain or not'))
    .addOption(new Option('--write', t('write the files back, in their own encoding')).conflicts('diff'))
    .option('--diff', t('print a patch'))
    .action((given: string[], flags: FixFlags) => fixFiles(session, given, flags));

  tuiqiao
    .command('learn')
    .summary(t('draw set phrases out of documents'))
    .description(
      t('Prints the set phrases of documents with the places where they stand, or puts them into a phrasebook.'),
    )
    .argument('[PATH...]', paths)
    .option('-o, --output <file>', t('the phrasebook to put them into; made where there is none'))
    .action((given: string[], flags: LearnFlags) => learnFiles(session, given, flags));

  tuiqiao
    .command('complete')
    .summary(t('complete a phrase'))
    .argument('<TEXT>', t('the line up to the caret, or - for standard input'))
    .option(...books(t))
    .action((text: string, flags: BookFlags) => completeText(session, text, flags));

  tuiqiao
    .command('explain')
    .summary(t('explain the phrases of a text'))
    .argument('<TEXT>', t('a text, or - for standard input'))
    .option(...books(t))
    .action((text: string, flags: BookFlags) => explainText(session, text, flags));
  return tuiqiao;
}

/** An option that may be given several times. */
function books(t: Session['t']): [string, string, (path: string, others: readonly string[]) => readonly string[], []] {
  return [
    '-b, --book <file>',
    t('a phrasebook to use before the built-in one'),
    (path, others) => [...others, path],
    [],
  ];
}

function helpTitle(title: string, { t }: Session): string {
  switch (title) {
    case 'Usage:':
      return t('Usage:');
    case 'Arguments:':
      return t('Arguments:');
    case 'Options:':
      return t('Options:');
    case 'Commands:':
      return t('Commands:');
    default:
      return title;
  }
}

/** What is wrong with the words of the command line, in the user's language. Commander says it in English, with the word quoted. */
function complaint({ code, message }: CommanderError, { t }: Session): string {
  const [word = '', other = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted as string);
  switch (code) {
    case 'commander.unknownOption':
      return t('there is no option {word}; see tuiqiao --help', { word });
    case 'commander.unknownCommand':
      return t('there is no command {word}; see tuiqiao --help', { word });
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
      return t('{word} is missing; see tuiqiao --help', { word });
    case 'commander.excessArguments':
      return t('too many words; put quotation marks around a text with spaces');
    case 'commander.conflictingOption':
      return t('{word} and {other} do not go together', { word, other });
    case 'commander.invalidArgument':
      return t('{word} cannot be {other}; see tuiqiao --help', { word, other });
    default:
      return message.replace(/^error: /, '');
  }
}
