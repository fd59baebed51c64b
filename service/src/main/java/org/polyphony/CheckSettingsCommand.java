package org.polyphony;

import io.dropwizard.core.cli.CheckCommand;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code check config.yml}: reads the settings and says that they are fine, or what is not. */
final class CheckSettingsCommand extends CheckCommand<PolyphonyConfiguration> {

  CheckSettingsCommand(PolyphonyApplication application) {
    super(application);
  }

  @Override
  protected void run(
      Bootstrap<PolyphonyConfiguration> bootstrap,
      Namespace namespace,
      PolyphonyConfiguration configuration)
      throws Exception {
    super.run(bootstrap, namespace, configuration);
    System.out.println("The settings are fine.");
  }

  /** What went wrong is told by the application, in plain words where it has them, and once. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {}
}
