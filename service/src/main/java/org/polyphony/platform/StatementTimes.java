package org.polyphony.platform;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import com.codahale.metrics.UniformReservoir;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.extension.ExtensionMethod;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How long each statement takes, among the metrics: by its SQL object and method, {@code sql.plain}
 * without one. The percentiles are of a sample of all since the start: to let old times count less
 * and less, as the library does by itself, cost a claim and its outcome one part in thirty of what
 * the service computes for them.
 */
final class StatementTimes implements SqlLogger {

  private static final String PLAIN = "sql.plain";

  private final MetricRegistry metrics;
  private final Timer plain;
  private final Map<Method, Timer> byMethod = new ConcurrentHashMap<>();

  StatementTimes(MetricRegistry metrics) {
    this.metrics = metrics;
    this.plain = timer(PLAIN);
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    note(context);
  }

  @Override
  public void logException(StatementContext context, SQLException failure) {
    note(context);
  }

  private void note(StatementContext context) {
    ExtensionMethod method = context.getExtensionMethod();
    Timer timer =
        method == null
            ? plain
            : byMethod.computeIfAbsent(
                method.getMethod(),
                unknown -> timer(MetricRegistry.name(method.getType(), unknown.getName())));
    timer.update(context.getElapsedTime(ChronoUnit.NANOS), TimeUnit.NANOSECONDS);
  }

  private Timer timer(String name) {
    return metrics.timer(name, () -> new Timer(new UniformReservoir()));
  }
}
