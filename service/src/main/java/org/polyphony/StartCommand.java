package org.polyphony;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** Runs the service until it is stopped. */
class StartCommand extends ServerCommand<PolyphonyConfiguration> {

  StartCommand(PolyphonyApplication application, String name, String description) {
    super(application, name, description);
  }

  @Override
  protected void run(
      Bootstrap<PolyphonyConfiguration> bootstrap,
      Namespace namespace,
      PolyphonyConfiguration configuration)
      throws Exception {
    System.out.println("Polyphony is starting. The first time this takes a minute.");
    super.run(bootstrap, namespace, configuration);
  }

  /** What went wrong is told by the application, in plain words where it has them, and once. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {}
}
