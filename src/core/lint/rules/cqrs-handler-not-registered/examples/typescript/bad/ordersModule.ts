import { Module } from '@nestjs/common';
import { commandHandlers } from './handlers';

@Module({ providers: [...commandHandlers] })
export class OrdersModule {}
