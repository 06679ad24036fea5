package org.linernotes.standalone.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.linernotes.standalone.LocalPorts;
import org.linernotes.standalone.StartException;

/**
 * The registration that a killed broker left: the controller takes it for alive until its session
 * ends. A broker that starts meanwhile leads its partitions by the old registration, loses them
 * when that ends, and gets them back; and in between Kafka 4.3 takes a partition without a leader
 * for a deleted one, and leaves out the end marker of a transaction that was about to commit there.
 * That transaction stays open for ever, and readers of committed records stand still before it. So
 * the controller runs alone first, until the old registration has ended.
 */
final class LeftRegistration implements MetadataPublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch ended = new CountDownLatch(1);

  private LeftRegistration() {}

  /** Returns when the controller takes no broker for alive. */
  static void end(Path logs, int controllerPort) {
    KafkaConfig config =
        new KafkaConfig(BrokerProperties.controllerAlone(logs, controllerPort), false);
    LeftRegistration left = new LeftRegistration();
    try (Metrics metrics = new Metrics()) {
      SharedServer shared = shared(config, logs, controllerPort, metrics);
      ControllerServer controller =
          new ControllerServer(
              shared,
              KafkaRaftServer.configSchema(),
              new BootstrapDirectory(logs.toString()).read());
      try {
        controller.startup();
        CompletableFuture<Void> unused = shared.loader().installPublishers(List.of(left));
        left.await();
      } finally {
        controller.shutdown();
      }
    } catch (Exception e) { // the directory's reader declares no narrower one
      throw e instanceof StartException known
          ? known
          : new StartException(
              "Kafka's controller did not start on " + logs + ": " + e.getMessage(), e);
    }
  }

  private static SharedServer shared(
      KafkaConfig config, Path logs, int controllerPort, Metrics metrics) throws IOException {
    return new SharedServer(
        config,
        new MetaPropertiesEnsemble.Loader().addMetadataLogDir(logs.toString()).load(),
        Time.SYSTEM,
        metrics,
        CompletableFuture.completedFuture(
            Map.of(BrokerProperties.NODE, new InetSocketAddress(LocalPorts.HOST, controllerPort))),
        List.of(),
        new StandardFaultHandlerFactory(),
        ServerSocketFactory.INSTANCE);
  }

  private void await() {
    try {
      if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StartException("the killed broker's session did not end within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while starting Kafka", e);
    }
  }

  @Override
  public String name() {
    return "left-registration";
  }

  @Override
  public void onMetadataUpdate(
      MetadataDelta delta, MetadataImage newImage, LoaderManifest manifest) {
    @Nullable BrokerRegistration broker = newImage.cluster().broker(BrokerProperties.NODE);
    if (broker == null || broker.fenced()) {
      ended.countDown();
    }
  }
}
