package org.polyphony;

import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** The service with sample data, put once into an empty database. */
final class DemoCommand extends StartCommand {
  DemoCommand(PolyphonyApplication application) {
    super(application, "demo", "Runs the service; fills an empty database with sample data first");
  }

  @Override
  protected void run(
      Bootstrap<PolyphonyConfiguration> bootstrap,
      Namespace namespace,
      PolyphonyConfiguration configuration)
      throws Exception {
    configuration.fillWithSamples();
    super.run(bootstrap, namespace, configuration);
  }
}
