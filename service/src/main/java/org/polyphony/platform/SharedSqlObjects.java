package org.polyphony.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets all handles share what a SQL object is made of. By itself Jdbi reads the interface anew for
 * each handle, and copies its whole configuration once for every method, whether it will be called
 * or not: that was measured at five times the cost of a query. Here each interface is prepared once
 * for the life of the process, and {@code handle.attach} merely remembers the handle.
 *
 * <p>What is set on one handle's configuration (not on Jdbi's) does not reach SQL objects.
 */
final class SharedSqlObjects implements ExtensionFactory {

  private final Jdbi jdbi;
  private final ExtensionFactory preparing;
  private final Map<Class<?>, InvocationHandler> prepared = new ConcurrentHashMap<>();
  private final Calling calling = new Calling();

  private SharedSqlObjects(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.preparing =
        jdbi.getConfig(Extensions.class).findFactory(SqlObjectFactory.class).orElseThrow();
  }

  /** To be called when the plugin for SQL objects is installed. */
  static Jdbi installIn(Jdbi jdbi) {
    return jdbi.registerExtension(new SharedSqlObjects(jdbi));
  }

  @Override
  public boolean accepts(Class<?> type) {
    return prepared.containsKey(type) || preparing.accepts(type);
  }

  @Override
  public Set<FactoryFlag> getFactoryFlags() {
    return EnumSet.of(FactoryFlag.DONT_USE_PROXY);
  }

  @Override
  public <T> T attach(Class<T> type, HandleSupplier handles) {
    InvocationHandler object = prepared.computeIfAbsent(type, this::prepare);
    InvocationHandler attached =
        (proxy, method, arguments) -> {
          @Nullable HandleSupplier outer = calling.enter(handles);
          try {
            return object.invoke(proxy, method, arguments);
          } finally {
            calling.leave(outer);
          }
        };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, attached));
  }

  private InvocationHandler prepare(Class<?> type) {
    return Proxy.getInvocationHandler(preparing.attach(type, calling));
  }

  /** Stands for the handle of whoever calls in this thread. */
  private final class Calling implements HandleSupplier {

    private final ThreadLocal<@Nullable HandleSupplier> current = new ThreadLocal<>();

    /** The one that called before, where a SQL object is called on the way of another. */
    @Nullable HandleSupplier enter(HandleSupplier handles) {
      @Nullable HandleSupplier outer = current.get();
      current.set(handles);
      return outer;
    }

    void leave(@Nullable HandleSupplier outer) {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }

    @Override
    public Handle getHandle() {
      return now().getHandle();
    }

    @Override
    public Jdbi getJdbi() {
      return jdbi;
    }

    /** Of all handles: what is prepared is prepared for all. */
    @Override
    public ConfigRegistry getConfig() {
      return jdbi.getConfig();
    }

    @Override
    public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
      return now().invokeInContext(context, task);
    }

    private HandleSupplier now() {
      return Objects.requireNonNull(current.get(), "Not in a call of a SQL object");
    }
  }
}
