import { Module } from '@nestjs/common';
import { CancelOrderHandler as Cancel, commandHandlers } from './handlers';

@Module({ providers: [...commandHandlers, Cancel] })
export class OrdersModule {}
