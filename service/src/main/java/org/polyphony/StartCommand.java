package org.polyphony;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** Runs the service until it is stopped. */
class StartCommand extends ServerCommand<PolyphonyConfiguration> {

  StartCommand(PolyphonyApplication application, String name, String description) {
    super(application, name, description);
  }

  /** What went wrong is told by the application, in plain words where it has them, and once. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {}
}
