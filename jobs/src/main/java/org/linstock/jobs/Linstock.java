package org.linstock.jobs;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.console.FailureMessages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code linstock train|predict|evaluate|inspect|demo}.
 *
 * <p>Exit code 0 for success; 2 for a wrong call, with the usage of that command; 1 for a failed
 * run, with one line that says what to change.
 */
@Command(
    name = "linstock",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Trains neural networks on Spark: each partition its own copy, the copies averaged.",
    footer = {"", "Start with: linstock demo", "Each command has --help."})
public final class Linstock implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "log every round and Spark's warnings; show the stack trace of a failure")
  private boolean verbose;

  private final Interruption interruption;

  private Linstock(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Runs the command that {@code args} names and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Logging.configure(Arrays.asList(args).contains("--verbose"));
    int columns = Integer.getInteger("linstock.columns", 0);
    Interruption interruption = Interruption.watch(System.err);
    int code = run(System.out, System.err, columns, interruption, args);
    interruption.finished();
    System.exit(code);
  }

  /**
   * Runs the command that {@code args} names, with its output to the given streams; the exit code.
   */
  static int run(PrintStream out, PrintStream err, String... args) {
    return run(out, err, 0, new Interruption(), args);
  }

  private static int run(
      PrintStream out, PrintStream err, int columns, Interruption interruption, String... args) {
    Console console = new Console(out, err, columns);
    Linstock root = new Linstock(interruption);
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new PredictCommand(console))
            .addSubcommand(new EvaluateCommand(console))
            .addSubcommand(new InspectCommand(console))
            .addSubcommand(new DemoCommand(console))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true, Charset.defaultCharset()))
            .setErr(new PrintWriter(err, true, Charset.defaultCharset()));
    line.setParameterExceptionHandler(Linstock::wrong);
    line.setExecutionExceptionHandler((failure, command, parsed) -> root.failed(failure, console));
    try {
      return line.execute(args);
    } catch (Error e) {
      // Out of memory, or a library that does not load: the user needs the line more than the stack
      // trace.
      return root.failed(e, console);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int wrong(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println("linstock: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    command.usage(command.getErr());
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Throwable failure, Console console) {
    if (!interruption.happened()) {
      console.fail(FailureMessages.line(failure));
    }
    if (verbose) {
      failure.printStackTrace(console.err());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
